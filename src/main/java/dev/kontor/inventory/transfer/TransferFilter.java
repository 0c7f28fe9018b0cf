package dev.kontor.inventory.transfer;

import dev.kontor.inventory.LocationId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What narrows the list of transfers.
record TransferFilter(
        @Parameter(description = "Only transfers in one of these states.") @Size(max = 4) @Nullable
        List<TransferStatus> status,

        @Parameter(description = "Only transfers from or to this location.") @Nullable
        LocationId locationId) {}
