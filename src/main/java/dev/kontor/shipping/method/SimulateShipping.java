package dev.kontor.shipping.method;

import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// A parcel to find shipping methods for.
///
/// @param value value of the goods
record SimulateShipping(
        @NotNull @Valid Destination destination,
        @NotNull Money value,

        @NotNull @Min(0) @Max(100_000_000) @Schema(example = "1500")
        Long weightGrams) {}
