package dev.kontor.pricing.list;

/// Whether a price list can apply.
enum PriceListStatus {
    /// In preparation: never applies.
    DRAFT,
    /// Applies between its dates.
    ACTIVE
}
