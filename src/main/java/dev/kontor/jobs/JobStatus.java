package dev.kontor.jobs;

/// The status of a job.
public enum JobStatus {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED;

    /// Whether nothing more happens unless staff restart it.
    public boolean isEnd() {
        return this != QUEUED && this != RUNNING;
    }
}
