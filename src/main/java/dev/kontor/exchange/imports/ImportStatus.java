package dev.kontor.exchange.imports;

/// The status of an import.
enum ImportStatus {
    AWAITING_FILE,
    CHECKING,
    /// The dry run is complete: the import waits for confirmation.
    CHECKED,
    IMPORTING,
    DONE,
    FAILED,
    CANCELED
}
