package dev.kontor.exchange.imports;

/// The status of an import.
enum ImportStatus {
    AWAITING_FILE,
    CHECKING,
    /// Every row was checked and nothing was written; the import is waiting for confirmation.
    CHECKED,
    IMPORTING,
    DONE,
    FAILED,
    CANCELED
}
