package dev.kontor.pricing.list;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// A price from a quantity on.
///
/// @param minQuantity smallest quantity, from 2
/// @param amount price of one unit
public record PriceTier(
        @Min(2) @Max(PriceTier.MAX_UNITS) @Schema(example = "10")
        int minQuantity,

        @NotNull Money amount) {

    static final int MAX_UNITS = 1_000_000;
    public static final int MAX = 20;
}
