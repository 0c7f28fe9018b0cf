package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingExclusion;
import dev.kontor.shipping.ShippingRule;

/// The price of a method for a parcel, or the reason why it is not available.
sealed interface ShippingQuote {

    /// The method is available.
    record Offered(Money price, ShippingRule rule) implements ShippingQuote {}

    /// The method is not available.
    record Excluded(ShippingExclusion reason) implements ShippingQuote {}
}
