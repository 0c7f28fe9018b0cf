package dev.kontor.catalog;

/// Determines the price of a bundle.
public enum BundlePricing {
    /// The bundle has its own prices.
    WHOLE,
    /// The sum of the current prices of its parts, less a discount.
    SUM
}
