package dev.kontor.inventory.level;

/// Why staff change a stock level.
public enum AdjustmentReason {
    /// Goods came in.
    RECEIVED,
    /// The shelf was counted.
    COUNTED,
    /// A buyer sent goods back.
    RETURNED,
    /// Goods broke.
    DAMAGED,
    /// Goods are missing.
    LOST,
    /// The number was wrong.
    CORRECTION
}
