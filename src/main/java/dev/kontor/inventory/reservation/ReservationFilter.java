package dev.kontor.inventory.reservation;

import dev.kontor.catalog.VariantId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What narrows the list of reservations.
record ReservationFilter(
        @Parameter(description = "Only reservations in one of these states.") @Size(max = 4) @Nullable
        List<ReservationStatus> status,

        @Parameter(description = "Only reservations of this variant.") @Nullable
        VariantId variantId,

        @Parameter(description = "Only reservations of units that have not come in yet.") @Nullable
        Boolean waiting) {}
