package dev.kontor.jobs;

/// Where a job is in its life.
public enum JobStatus {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED;

    /// Whether nothing more happens unless staff let it begin again.
    public boolean isEnd() {
        return this != QUEUED && this != RUNNING;
    }
}
