package dev.kontor.shipping;

import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// Why sending a parcel costs what it costs.
///
/// @param rate what it costs by the method's rates
/// @param upToGrams the heaviest parcel for that rate; absent for a flat one
/// @param freeAbove from that value of the goods on it costs nothing; only with `FREE_ABOVE`
public record ShippingRule(
        Basis basis,
        Money rate,
        @Nullable Long upToGrams,
        @Nullable Money freeAbove) {

    /// What decided.
    public enum Basis {
        FLAT_RATE,
        WEIGHT_RATE,
        FREE_ABOVE
    }
}
