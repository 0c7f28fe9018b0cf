package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;

/// Whether a method takes a parcel, and for how much.
sealed interface ShippingQuote {

    /// It does.
    record Offered(Money price) implements ShippingQuote {}

    /// It does not.
    record Excluded(ShippingExclusion reason) implements ShippingQuote {}
}
