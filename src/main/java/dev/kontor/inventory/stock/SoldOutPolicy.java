package dev.kontor.inventory.stock;

/// What happens when the units of a level are sold out.
public enum SoldOutPolicy {
    /// Only what is there is sold.
    STOCK,
    /// More can be promised, and is sent when it comes in again.
    BACKORDER,
    /// More can be promised before it comes out.
    PREORDER
}
