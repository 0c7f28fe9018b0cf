package dev.kontor.pricing.list;

/// Whether a price list can apply.
enum PriceListStatus {
    /// Being prepared: it never applies.
    DRAFT,
    /// It applies between its dates.
    ACTIVE
}
