package dev.kontor.shipping;

import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// How the price of shipping a parcel was determined.
///
/// @param rate price by the rates of the method
/// @param upToGrams maximum weight of the applied rate; absent for a flat rate
/// @param freeAbove value of the goods from which shipping is free; only with `FREE_ABOVE`
public record ShippingRule(
        Basis basis,
        Money rate,
        @Nullable Long upToGrams,
        @Nullable Money freeAbove) {

    /// The deciding rule.
    public enum Basis {
        FLAT_RATE,
        WEIGHT_RATE,
        FREE_ABOVE
    }
}
