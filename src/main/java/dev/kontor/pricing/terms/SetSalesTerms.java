package dev.kontor.pricing.terms;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.pricing.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// Sets the quantities in which a variant is sold, and its content.
///
/// @param minimum smallest quantity; 1 if absent
/// @param maximum largest quantity; no limit but that of a cart if absent
/// @param step difference between allowed quantities, from the minimum; 1 if absent
/// @param content for the unit price, which the law requires for goods sold by weight, volume, length or area
record SetSalesTerms(
        @Min(1) @Max(SellableVariant.MAX_UNITS) @Schema(example = "6") @Nullable
        Integer minimum,

        @Min(1) @Max(SellableVariant.MAX_UNITS) @Schema(example = "60") @Nullable
        Integer maximum,

        @Min(1) @Max(SellableVariant.MAX_UNITS) @Schema(example = "6") @Nullable
        Integer step,

        @Valid @Nullable Content content) {}
