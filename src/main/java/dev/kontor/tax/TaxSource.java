package dev.kontor.tax;

/// Where the taxes of a cart or an order come from.
public enum TaxSource {
    /// The tax rates of the shop.
    RATES,
    /// The tax service.
    PROVIDER,
    /// The tax rates of the shop, because the tax service did not answer.
    FALLBACK,
    /// The tax rates of the shop, until the checkout calls the tax service.
    ESTIMATE
}
