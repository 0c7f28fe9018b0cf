package dev.kontor.pricing;

/// Whether a price includes tax.
public enum PriceBasis {
    /// The price excludes tax: the shop earns the same everywhere.
    NET,
    /// The price includes tax: buyers pay the same everywhere.
    GROSS
}
