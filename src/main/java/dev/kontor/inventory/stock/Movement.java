package dev.kontor.inventory.stock;

/// The kind of a movement in the stock ledger.
public enum Movement {
    /// Units were received.
    RECEIVED,
    /// Units or selling terms were changed manually.
    ADJUSTED,
    /// The stock was corrected to a counted number.
    COUNTED,
    /// Units were held for a limited time.
    HELD,
    /// The hold was confirmed: the units are sold.
    CONFIRMED,
    /// The hold was released.
    RELEASED,
    /// The hold expired.
    EXPIRED,
    /// Units were shipped or written off.
    SHIPPED,
    /// Backordered units arrived and were assigned.
    FILLED,
    /// Units were moved to or from another location.
    TRANSFERRED
}
