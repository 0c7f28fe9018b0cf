package dev.kontor.inventory.count;

import dev.kontor.inventory.LocationId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of stock counts.
record CountFilter(
        @Parameter(description = "Only counts with one of these statuses.") @Size(max = 3) @Nullable
        List<StockCountStatus> status,

        @Parameter(description = "Only counts at this location.") @Nullable
        LocationId locationId) {}
