package dev.kontor.inventory.level;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// A variant that is to be kept at a location, before any unit is there.
///
/// @param terms absent: what is there is sold, to the last unit
@Schema(name = "OpenStockLevel")
record OpenLevel(
        @NotNull VariantId variantId,
        @NotNull LocationId locationId,
        @Valid @Nullable SaveTerms terms) {}
