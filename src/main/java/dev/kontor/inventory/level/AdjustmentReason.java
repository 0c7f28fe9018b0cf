package dev.kontor.inventory.level;

/// The reason of a manual adjustment.
public enum AdjustmentReason {
    /// Goods arrived.
    RECEIVED,
    /// The stock was counted.
    COUNTED,
    /// A buyer returned goods.
    RETURNED,
    /// Goods were damaged.
    DAMAGED,
    /// Goods are missing.
    LOST,
    /// The recorded number was wrong.
    CORRECTION
}
