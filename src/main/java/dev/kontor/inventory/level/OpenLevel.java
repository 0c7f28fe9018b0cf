package dev.kontor.inventory.level;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// Creates the stock level of a variant at a location before any unit arrives.
///
/// @param terms if absent, all units on hand are for sale, without backorders
@Schema(name = "OpenStockLevel")
record OpenLevel(
        @NotNull VariantId variantId,
        @NotNull LocationId locationId,
        @Valid @Nullable SaveTerms terms) {}
