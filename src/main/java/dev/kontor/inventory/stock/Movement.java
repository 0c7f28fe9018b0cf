package dev.kontor.inventory.stock;

/// What the ledger says happened.
public enum Movement {
    /// Units came in.
    RECEIVED,
    /// Units were added or taken away by hand.
    ADJUSTED,
    /// Units were counted.
    COUNTED,
    /// Units were promised for a while.
    HELD,
    /// The promise holds for good: the units are sold.
    CONFIRMED,
    /// The promise was taken back.
    RELEASED,
    /// The time of the promise was over.
    EXPIRED,
    /// Units left the house.
    SHIPPED,
    /// Units that were promised before they came have come.
    FILLED,
    /// Units went to another location, or came from one.
    TRANSFERRED
}
