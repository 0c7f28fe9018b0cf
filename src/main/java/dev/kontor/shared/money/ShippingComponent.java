package dev.kontor.shared.money;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A part of a shipping price.
///
/// @param profile shipping profile of the items; absent for items without one
/// @param name of the surcharge
/// @param measure unit of the band; absent for flat prices
/// @param measured the weight in grams, the value in minor units, the number of units or the volume in cm³
/// @param upTo the limit of the band; absent if there is none
public record ShippingComponent(
        Kind kind,
        Money amount,
        @Nullable @Schema(example = "bulky") String profile,
        @Nullable @Schema(example = "Islands") String name,
        @Nullable Measure measure,
        @Nullable @Schema(example = "2300") Long measured,
        @Nullable @Schema(example = "5000") Long upTo) {

    /// The origin of a component.
    public enum Kind {
        /// The price of the band, or the flat price.
        RATE,
        /// The parts of the band above the previous one.
        ADDITIONAL,
        /// A surcharge for the postcode.
        SURCHARGE,
        /// The price of the carrier.
        CARRIER,
        /// The surcharge of the shop on the price of the carrier.
        MARKUP
    }

    /// The unit of the bands.
    public enum Measure {
        WEIGHT,
        VALUE,
        QUANTITY,
        VOLUME
    }

    /// A part without a band.
    public static ShippingComponent plain(Kind kind, Money amount) {
        return new ShippingComponent(kind, amount, null, null, null, null, null);
    }

    public static ShippingComponent surcharge(Money amount, String name) {
        return new ShippingComponent(Kind.SURCHARGE, amount, null, name, null, null, null);
    }
}
