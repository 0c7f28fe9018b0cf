package dev.kontor.media.picture;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.Map;

/// A rejected upload.
public final class InvalidContent extends RejectedException {

    /// The reason, for clients.
    public enum Reason {
        UNKNOWN_TYPE,
        BROKEN,
        TOO_LARGE,
        TOO_MANY_PIXELS,
        ANIMATED,
        QUOTA
    }

    private final Reason reason;

    public InvalidContent(Reason reason, String detail) {
        super(ProblemCode.UPLOAD_REFUSED, detail, Map.of("reason", reason.name()));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static InvalidContent animated() {
        return new InvalidContent(Reason.ANIMATED, "The picture is animated. Only still pictures are accepted.");
    }

    static InvalidContent broken() {
        return new InvalidContent(Reason.BROKEN, "The picture is corrupt or incomplete.");
    }
}
