package dev.kontor.inventory.level;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters the list of stock levels.
record StockLevelFilter(
        @Parameter(description = "Only levels of this variant.") @Nullable
        VariantId variantId,

        @Parameter(description = "Only levels at this location.") @Nullable
        LocationId locationId,

        @Parameter(description = "Only levels of the variant with this SKU.") @Size(min = 1, max = 64) @Nullable
        String sku,

        @Parameter(
                description =
                        "Only tracked levels at or below their own threshold, or whose variant is low or sold out in total. Deleted variants and archived products are left out.")
        @Nullable
        Boolean low) {}
