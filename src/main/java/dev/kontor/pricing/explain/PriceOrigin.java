package dev.kontor.pricing.explain;

/// The origin of a price.
enum PriceOrigin {
    /// The base price of the variant in the currency.
    BASE_PRICE,
    /// The price of the variant in a price list.
    PRICE_LIST,
    /// The sum of the parts of a bundle, less a discount.
    SUM_OF_PARTS
}
