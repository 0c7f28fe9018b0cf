package dev.kontor.shipping.method;

import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.Shipping;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// A parcel to find shipping methods for.
///
/// @param value value of the goods
/// @param weightGrams of all items, without packaging
/// @param quantity number of units; 1 if absent
record SimulateShipping(
        @NotNull @Valid Destination destination,
        @NotNull Money value,

        @NotNull @Min(0) @Max(100_000_000) @Schema(example = "1500")
        Long weightGrams,

        @Nullable @Min(1) @Max(1_000_000) @Schema(example = "3")
        Long quantity) {

    Shipping.Contents contents() {
        return new Shipping.Contents(value, weightGrams, quantity == null ? 1 : quantity);
    }
}
