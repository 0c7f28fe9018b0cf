package dev.kontor.identity.apikey;

import dev.kontor.shared.problem.ProblemCode;
import org.springframework.security.core.AuthenticationException;

/// A key that does not open this door, with the reason in words that help its owner and nobody else.
public final class KeyRefusedException extends AuthenticationException {

    private final ProblemCode code;
    private final String detail;

    private KeyRefusedException(ProblemCode code, String detail) {
        super(detail);
        this.code = code;
        this.detail = detail;
    }

    /// It is no key, or none any more.
    static KeyRefusedException unknown(String detail) {
        return new KeyRefusedException(ProblemCode.UNAUTHENTICATED, detail);
    }

    /// It is a key, but not for this door.
    static KeyRefusedException notHere(String detail) {
        return new KeyRefusedException(ProblemCode.KEY_NOT_ALLOWED_HERE, detail);
    }

    /// `unauthenticated` or `key-not-allowed-here`.
    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }
}
