package dev.kontor.privacy.retention;

/// The status of a run that deletes by age.
public enum RetentionRunStatus {
    RUNNING,
    SUCCEEDED,
    /// At least one kind failed, or the job ended early. The next run tries again.
    FAILED
}
