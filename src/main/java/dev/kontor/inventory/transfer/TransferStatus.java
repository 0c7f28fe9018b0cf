package dev.kontor.inventory.transfer;

/// Where a transfer is in its life.
enum TransferStatus {
    /// Planned: no unit has moved.
    DRAFT,
    /// The units have left the one location and not all have come to the other.
    IN_TRANSIT,
    /// Everything has come, or what has not is given up.
    RECEIVED,
    /// What had not come went back.
    CANCELED
}
