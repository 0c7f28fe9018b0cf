package dev.kontor.shared.money;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A part of a shipping price.
///
/// @param measure what the band is by; absent for flat prices
/// @param measured the weight in grams, the value in minor units or the number of units
/// @param upTo the limit of the band; absent if there is none
public record ShippingComponent(
        Kind kind,
        Money amount,
        @Nullable Measure measure,
        @Nullable @Schema(example = "2300") Long measured,
        @Nullable @Schema(example = "5000") Long upTo) {

    /// The origin of a component.
    public enum Kind {
        /// The price of the band, or the flat price.
        RATE,
        /// The parts of the band above the previous one.
        ADDITIONAL
    }

    /// What bands are by.
    public enum Measure {
        WEIGHT,
        VALUE,
        QUANTITY
    }
}
