package dev.kontor.inventory.reservation;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.ReservationId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reservation with its lines, for staff.
///
/// @param reference the holder, for example the raw id of an order
/// @param expiresAt time at which the hold expires; absent once it is confirmed or over
record ReservationDetails(
        ReservationId id,
        UUID reference,
        ReservationStatus status,
        @Nullable Instant expiresAt,
        List<Line> items,
        Instant createdAt,
        Instant updatedAt) {

    /// @param quantity units that were reserved
    /// @param shipped how many of them were shipped
    /// @param released how many of them were released
    /// @param backordered number of them that are still backordered
    @Schema(name = "ReservationItem")
    record Line(
            VariantId variantId,
            LocationId locationId,
            @Schema(example = "2") int quantity,
            @Schema(example = "0") int shipped,
            @Schema(example = "0") int released,
            @Schema(example = "0") int backordered) {}
}
