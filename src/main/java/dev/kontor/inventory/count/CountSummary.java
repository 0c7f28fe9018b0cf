package dev.kontor.inventory.count;

import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockCountId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stock count without its lines.
///
/// @param items number of counted variants
/// @param differing number of counted variants that differ from the recorded stock
@Schema(name = "StockCountSummary")
record CountSummary(
        StockCountId id,
        LocationId locationId,
        StockCountStatus status,
        @Nullable String note,
        @Schema(example = "120") int items,
        @Schema(example = "3") int differing,
        @Nullable Instant closedAt,
        Instant createdAt) {}
