package dev.kontor.payment.reconciliation;

/// The status of a reconciliation.
enum ReconciliationStatus {
    RUNNING,
    DONE,
    /// The provider could not be read completely.
    FAILED
}
