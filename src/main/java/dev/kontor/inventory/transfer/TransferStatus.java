package dev.kontor.inventory.transfer;

/// The status of a transfer.
enum TransferStatus {
    /// Planned; no units have moved.
    DRAFT,
    /// The units have left the origin, and not all have been received.
    IN_TRANSIT,
    /// All units were received, or the rest was given up.
    RECEIVED,
    /// The units in transit were returned to the origin.
    CANCELED
}
