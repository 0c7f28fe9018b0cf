package dev.kontor.inventory.level;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockLevelId;
import dev.kontor.inventory.stock.SoldOutPolicy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The units of one variant at one location, for staff.
///
/// @param onHand units physically in stock
/// @param held number of them that are reserved
/// @param available units left to sell: `onHand - held - safetyStock`, never negative
/// @param backordered units sold beyond the units on hand
/// @param tracked whether stock is tracked; untracked stock is always available
/// @param safetyStock units on hand that are never sold
/// @param lowThreshold the level is low at this number of units or fewer; absent for no threshold
/// @param selling policy once it is sold out
/// @param backorderLimit maximum number of backordered units
/// @param expectedOn expected arrival of the backordered units
record StockLevelDetails(
        StockLevelId id,
        VariantId variantId,
        LocationId locationId,
        @Schema(example = "20") int onHand,
        @Schema(example = "3") int held,
        @Schema(example = "15") int available,
        @Schema(example = "0") int backordered,
        @Schema(example = "true") boolean tracked,
        @Schema(example = "2") int safetyStock,
        @Nullable @Schema(example = "5") Integer lowThreshold,
        SoldOutPolicy selling,
        @Schema(example = "50") int backorderLimit,
        @Nullable LocalDate expectedOn,
        Instant createdAt,
        Instant updatedAt) {}
