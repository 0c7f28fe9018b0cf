package dev.kontor.inventory.level;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.ReservationId;
import dev.kontor.inventory.StockAdjustmentId;
import dev.kontor.inventory.StockCountId;
import dev.kontor.inventory.StockTransferId;
import dev.kontor.inventory.stock.Movement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An entry of the stock ledger.
///
/// @param quantity number of units that moved
/// @param onHandDelta change of the units on hand
/// @param heldDelta change of the held units
/// @param backorderedDelta change of the backordered units
/// @param reservationId the reservation that it belongs to, if any
/// @param transferId the transfer that it belongs to, if any
/// @param countId the stock count that it belongs to, if any
/// @param actor id of the actor, or `shop` for the system
public record AdjustmentDetails(
        StockAdjustmentId id,
        VariantId variantId,
        LocationId locationId,
        Movement kind,
        @Schema(example = "20") int quantity,
        @Schema(example = "20") int onHandDelta,
        @Schema(example = "0") int heldDelta,
        @Schema(example = "0") int backorderedDelta,
        @Nullable ReservationId reservationId,
        @Nullable StockTransferId transferId,
        @Nullable StockCountId countId,
        @Nullable @Schema(example = "RECEIVED") String reason,
        @Nullable @Schema(example = "Delivery 4711") String note,
        @Schema(example = "shop") String actor,
        Instant createdAt) {}
