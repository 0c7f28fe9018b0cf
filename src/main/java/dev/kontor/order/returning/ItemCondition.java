package dev.kontor.order.returning;

/// The result of an inspection of returned units.
public enum ItemCondition {
    /// They can be sold again and are added to the stock.
    SELLABLE,
    /// They arrived but cannot be sold again.
    DAMAGED,
    /// They were sent but never arrived.
    LOST
}
