package dev.kontor.catalog;

/// What a bundle costs.
public enum BundlePricing {
    /// What it costs as a whole: it has prices of its own.
    WHOLE,
    /// What its parts cost now, less a discount.
    SUM
}
