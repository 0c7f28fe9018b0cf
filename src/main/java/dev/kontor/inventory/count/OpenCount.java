package dev.kontor.inventory.count;

import dev.kontor.inventory.LocationId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Opens a stock count at a location.
@Schema(name = "OpenStockCount")
record OpenCount(
        @NotNull LocationId locationId,

        @Nullable @Size(max = 500) @Schema(example = "Shelf 12 to 20")
        String note) {}
