package dev.kontor.catalog.bundle;

import dev.kontor.catalog.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// A part of a bundle.
///
/// @param quantity units in one bundle
@Schema(name = "BundledPart")
record BundlePartRow(
        @NotNull VariantId variantId,

        @Min(1) @Max(MAX_QUANTITY) @Schema(example = "2") int quantity) {

    static final int MAX_QUANTITY = 999;
}
