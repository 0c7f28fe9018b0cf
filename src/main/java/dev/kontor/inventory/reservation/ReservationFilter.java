package dev.kontor.inventory.reservation;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.ReservationId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of reservations.
record ReservationFilter(
        @Parameter(
                description =
                        "Only this reservation. That of an order has the id of the order with the prefix `hold` in place of `ord`.")
        @Nullable
        ReservationId id,

        @Parameter(description = "Only reservations with one of these statuses.") @Size(max = 4) @Nullable
        List<ReservationStatus> status,

        @Parameter(description = "Only reservations of this variant.") @Nullable
        VariantId variantId,

        @Parameter(description = "Only active reservations with backordered units.") @Nullable
        Boolean waiting) {}
