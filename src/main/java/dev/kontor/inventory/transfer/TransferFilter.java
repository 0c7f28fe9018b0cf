package dev.kontor.inventory.transfer;

import dev.kontor.inventory.LocationId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of transfers.
record TransferFilter(
        @Parameter(description = "Only transfers with one of these statuses.") @Size(max = 4) @Nullable
        List<TransferStatus> status,

        @Parameter(description = "Only transfers from or to this location.") @Nullable
        LocationId locationId) {}
