package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;

/// Shipping rates for tests.
final class ShippingRates {

    private ShippingRates() {}

    /// A rate without a limit.
    static ShippingRate flat(Money price) {
        return new ShippingRate(price, null, null, null, null, null);
    }

    /// A rate of parcels up to a weight.
    static ShippingRate upTo(long grams, Money price) {
        return new ShippingRate(price, grams, null, null, null, null);
    }
}
