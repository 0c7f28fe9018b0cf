package dev.kontor.search.engine;

/// A failed request to the engine.
final class EngineException extends RuntimeException {

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

    /// The reason for the failure.
    enum Reason {
        /// It is unreachable, too slow, or overloaded.
        AWAY,
        /// The index does not exist.
        MISSING,
        /// It rejected the request.
        REFUSED
    }
}
