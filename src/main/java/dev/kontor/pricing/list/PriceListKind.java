package dev.kontor.pricing.list;

/// The effect of a price list on the base price.
enum PriceListKind {
    /// A reduction: shows the base price crossed out if it is higher.
    SALE,
    /// Other prices, such as those of a country or of resellers: not a reduction.
    OVERRIDE,
    /// A percentage off the base price of every variant; shows the base price crossed out.
    PERCENT
}
