package dev.kontor.inventory.count;

/// The status of a stock count.
enum StockCountStatus {
    /// Numbers can be recorded; stock is unchanged.
    OPEN,
    /// The differences were added to the stock.
    APPLIED,
    /// The count was closed without changing stock.
    CANCELED
}
