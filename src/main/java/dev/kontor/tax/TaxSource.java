package dev.kontor.tax;

import io.swagger.v3.oas.annotations.media.Schema;

/// Where the taxes of a cart or an order come from.
@Schema(name = "TaxSource")
public enum TaxSource {
    /// The tax rates of the shop.
    RATES,
    /// The tax service.
    PROVIDER,
    /// The tax rates of the shop, because the tax service did not answer.
    FALLBACK,
    /// The tax rates of the shop, until the tax service is asked in the checkout.
    ESTIMATE
}
