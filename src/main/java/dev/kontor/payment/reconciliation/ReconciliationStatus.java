package dev.kontor.payment.reconciliation;

/// Where a comparison stands.
enum ReconciliationStatus {
    RUNNING,
    DONE,
    /// The provider could not be read through.
    FAILED
}
