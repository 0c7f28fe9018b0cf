package dev.kontor.search.engine;

/// The engine did not do what it was asked for.
final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    EngineException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    EngineException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /// Why it did not.
    enum Reason {
        /// It cannot be reached, is too slow, or has too much to do.
        AWAY,
        /// It has no such index.
        MISSING,
        /// It could not be asked that.
        REFUSED
    }
}
