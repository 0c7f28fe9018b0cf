package dev.kontor.identity.apikey;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import org.springframework.security.core.AuthenticationException;

/// A rejected key, with a reason that helps its owner and nobody else.
public final class KeyRefusedException extends AuthenticationException {

    private final ProblemCode code;
    private final transient Message detail;

    private KeyRefusedException(ProblemCode code, Message detail) {
        super(detail.text());
        this.code = code;
        this.detail = detail;
    }

    /// The key is unknown or no longer valid.
    static KeyRefusedException unknown(Message detail) {
        return new KeyRefusedException(ProblemCode.UNAUTHENTICATED, detail);
    }

    /// The key is valid, but not for this API.
    static KeyRefusedException notHere(Message detail) {
        return new KeyRefusedException(ProblemCode.KEY_NOT_ALLOWED_HERE, detail);
    }

    /// `unauthenticated` or `key-not-allowed-here`.
    public ProblemCode code() {
        return code;
    }

    public Message detail() {
        return detail;
    }
}
