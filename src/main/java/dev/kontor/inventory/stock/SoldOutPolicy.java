package dev.kontor.inventory.stock;

/// The policy once the units of a level are sold out.
public enum SoldOutPolicy {
    /// Sells only units on hand.
    STOCK,
    /// Accepts backorders, which ship once units are back in stock.
    BACKORDER,
    /// Accepts preorders before the release.
    PREORDER
}
