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

/// One entry of the stock ledger.
///
/// @param quantity how many units it is about
/// @param onHandDelta what it added to the units in the house
/// @param heldDelta what it added to the units that are promised
/// @param backorderedDelta what it added to the units that are promised before they come
/// @param reservationId whose units they are, if they are promised to somebody
/// @param transferId the transfer it belongs to, if any
/// @param countId the count it belongs to, if any
/// @param actor id of who did it, or `shop`
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
