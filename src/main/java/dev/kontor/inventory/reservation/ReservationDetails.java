package dev.kontor.inventory.reservation;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.ReservationId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who has a claim on which units.
///
/// @param reference whose claim it is: the raw id of an order, for instance
/// @param expiresAt when the claim ends by itself; absent once it is confirmed
record ReservationDetails(
        ReservationId id,
        UUID reference,
        ReservationStatus status,
        @Nullable Instant expiresAt,
        List<Line> lines,
        Instant createdAt,
        Instant updatedAt) {

    /// @param quantity units that were promised
    /// @param shipped those of them that left the house
    /// @param released those of them that were given back
    /// @param backordered those of them that have not come in yet
    @Schema(name = "ReservationLine")
    record Line(
            VariantId variantId,
            LocationId locationId,
            @Schema(example = "2") int quantity,
            @Schema(example = "0") int shipped,
            @Schema(example = "0") int released,
            @Schema(example = "0") int backordered) {}
}
