package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingRule;

/// Whether a method takes a parcel, and for how much.
sealed interface ShippingQuote {

    /// It does.
    record Offered(Money price, ShippingRule rule) implements ShippingQuote {}

    /// It does not.
    record Excluded(ShippingExclusion reason) implements ShippingQuote {}
}
