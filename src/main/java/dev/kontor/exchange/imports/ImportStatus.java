package dev.kontor.exchange.imports;

/// Where an import is in its life.
enum ImportStatus {
    AWAITING_FILE,
    CHECKING,
    /// Every row was gone through and nothing was written: the import waits to be confirmed.
    CHECKED,
    IMPORTING,
    DONE,
    FAILED,
    CANCELED
}
