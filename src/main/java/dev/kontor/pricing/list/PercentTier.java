package dev.kontor.pricing.list;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// A discount from a quantity on.
///
/// @param minQuantity smallest quantity, from 1
/// @param discountBasisPoints 1000 is ten percent
record PercentTier(
        @Min(1) @Max(PriceTier.MAX_UNITS) @Schema(example = "1")
        int minQuantity,

        @Min(0) @Max(10_000) @Schema(example = "1000") int discountBasisPoints) {}
