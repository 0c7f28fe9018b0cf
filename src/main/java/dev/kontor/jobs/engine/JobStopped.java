package dev.kontor.jobs.engine;

/// Ends a run between two steps, through the code of the job's type.
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
