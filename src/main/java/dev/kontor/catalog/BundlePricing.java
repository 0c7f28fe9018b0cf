package dev.kontor.catalog;

/// How the price of a bundle is determined.
public enum BundlePricing {
    /// The bundle has its own prices.
    WHOLE,
    /// The sum of the current prices of its parts, less a discount.
    SUM
}
