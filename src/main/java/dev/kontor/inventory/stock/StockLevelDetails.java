package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// The units of one variant at one location, as staff see them.
///
/// @param onHand units in the house
/// @param held those of them that are promised to somebody
/// @param available what is left: `onHand - held`
/// @param tracked whether the units are counted at all
record StockLevelDetails(
        VariantId variantId,
        LocationId locationId,
        @Schema(example = "20") int onHand,
        @Schema(example = "3") int held,
        @Schema(example = "17") int available,
        @Schema(example = "true") boolean tracked,
        Instant createdAt,
        Instant updatedAt) {}
