package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// The price of a method, up to a weight.
///
/// @param upToGrams maximum weight for this price; absent for a flat price
record ShippingRate(
        @NotNull Money price,

        @Nullable @Min(1) @Max(100_000_000) @Schema(example = "2000")
        Long upToGrams) {

    boolean covers(long weightGrams) {
        return upToGrams == null || weightGrams <= upToGrams;
    }
}
