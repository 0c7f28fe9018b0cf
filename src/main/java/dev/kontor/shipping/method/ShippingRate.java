package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// The price of a method, or of one band of it. A band begins where the previous band of its currency ends.
///
/// @param price for every parcel in the band
/// @param upToGrams heaviest parcel of the band; for `BY_WEIGHT`
/// @param upToValue highest value of the band; for `BY_VALUE`; absent in the last band for all higher values
/// @param upToQuantity most units of the band; for `BY_QUANTITY`; absent in the last band for all above
/// @param upToCm3 largest volume of the band in cubic centimetres; for `BY_VOLUME`
/// @param additional what each further part above the previous band costs in addition; absent for one price
record ShippingRate(
        @NotNull Money price,

        @Nullable @Min(1) @Max(100_000_000) @Schema(example = "2000")
        Long upToGrams,

        @Nullable Money upToValue,

        @Nullable @Min(1) @Max(MAX_UNITS) @Schema(example = "5")
        Long upToQuantity,

        @Nullable @Min(1) @Max(1_000_000_000) @Schema(example = "60000")
        Long upToCm3,

        @Nullable @Valid Additional additional) {

    static final long MAX_UNITS = 1_000_000;

    /// A price for each further part of a band; a part that has begun counts whole.
    ///
    /// @param every size of a part: grams, minor units of the currency, units or cm³
    @Schema(name = "AdditionalShippingRate")
    record Additional(
            @NotNull Money price,

            @NotNull @Min(1) @Max(1_000_000_000_000L) @Schema(example = "1000")
            Long every) {

        /// The number of parts that have begun.
        long parts(long beyond) {
            return Math.ceilDiv(beyond, every);
        }
    }

    /// The limit of the band; null if there is none.
    @Nullable
    Long limit(ShippingKind kind) {
        return switch (kind) {
            case FLAT, PICKUP -> null;
            case BY_WEIGHT -> upToGrams;
            case BY_VALUE -> upToValue == null ? null : Long.valueOf(upToValue.minor());
            case BY_QUANTITY -> upToQuantity;
            case BY_VOLUME -> upToCm3;
        };
    }

    boolean covers(ShippingKind kind, long measured) {
        var limit = limit(kind);
        return limit == null || measured <= limit;
    }
}
