package dev.kontor.inventory.level;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockLevelId;
import dev.kontor.inventory.stock.SoldOutPolicy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The units of one variant at one location, as staff see them.
///
/// @param onHand units in the house
/// @param held those of them that are promised to somebody
/// @param available what is left to sell: `onHand - held - safetyStock`, never negative
/// @param backordered units that are promised and not in the house
/// @param tracked whether the units are counted at all
/// @param safetyStock units that are never sold
/// @param lowThreshold so many units to sell, or fewer, are low here
/// @param selling what happens when it is sold out
/// @param backorderLimit how many units may be promised that are not there
/// @param expectedOn when those should come
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
