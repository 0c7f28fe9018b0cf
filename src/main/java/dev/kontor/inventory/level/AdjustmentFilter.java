package dev.kontor.inventory.level;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.stock.Movement;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the stock ledger.
public record AdjustmentFilter(
        @Parameter(description = "Only movements of this variant.") @Nullable
        VariantId variantId,

        @Parameter(description = "Only movements at this location.") @Nullable
        LocationId locationId,

        @Parameter(description = "Only movements of these kinds.") @Size(max = 10) @Nullable
        List<Movement> kind) {}
