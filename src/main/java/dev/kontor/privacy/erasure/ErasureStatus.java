package dev.kontor.privacy.erasure;

/// The status of an erasure request.
public enum ErasureStatus {
    /// Awaits the decision of staff.
    REQUESTED,
    /// The job is erasing, or has failed and can be restarted.
    APPROVED,
    ERASED,
    REJECTED,
    /// The account was enabled again before the decision.
    WITHDRAWN
}
