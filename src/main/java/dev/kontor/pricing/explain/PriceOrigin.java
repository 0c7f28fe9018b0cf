package dev.kontor.pricing.explain;

/// Where a price comes from.
enum PriceOrigin {
    /// The variant has it in the currency.
    BASE_PRICE,
    /// A price list has it for the variant.
    PRICE_LIST,
    /// The variant is a bundle that costs what its parts cost, less a discount.
    SUM_OF_PARTS
}
