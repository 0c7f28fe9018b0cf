package dev.kontor.jobs.engine;

/// Ends a run between two steps, by unwinding the job type's code.
final class JobStopped extends RuntimeException {

    /// Why a run ends before its work is done.
    enum Reason {
        CANCELED,
        STOPPING,
        TAKEN_OVER
    }

    private final Reason reason;

    JobStopped(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
