package dev.kontor.inventory.count;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockCountId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stock count, for staff.
///
/// @param closedAt time at which it was applied or canceled
@Schema(name = "StockCount")
record CountDetails(
        StockCountId id,
        @Schema(example = "3") long version,
        LocationId locationId,
        StockCountStatus status,
        @Nullable @Schema(example = "Shelf 12 to 20") String note,
        List<Line> items,
        @Nullable Instant closedAt,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    /// @param expected recorded units on hand at the time of counting
    /// @param difference `counted - expected`; applying the count adds it to the units on hand
    @Schema(name = "StockCountItem")
    record Line(
            VariantId variantId,
            @Schema(example = "20") int expected,
            @Schema(example = "17") int counted,
            @Schema(example = "-3") int difference,
            Instant countedAt) {}

    static CountDetails of(StockCount count) {
        return new CountDetails(
                count.id(),
                count.version(),
                count.locationId(),
                count.state(),
                count.note(),
                count.lines().stream()
                        .map(line -> new Line(
                                line.variantId(), line.expected(), line.counted(), line.difference(), line.countedAt()))
                        .toList(),
                count.closedAt(),
                count.createdAt(),
                count.updatedAt());
    }
}
