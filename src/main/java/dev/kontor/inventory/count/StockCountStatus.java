package dev.kontor.inventory.count;

/// Where a count is in its life.
enum StockCountStatus {
    /// Numbers are written down; the books do not know them yet.
    OPEN,
    /// The books say what was counted.
    APPLIED,
    /// The numbers were thrown away.
    CANCELED
}
