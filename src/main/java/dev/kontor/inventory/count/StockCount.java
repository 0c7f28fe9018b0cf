package dev.kontor.inventory.count;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockCountId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A count of the stock at a location.
record StockCount(
        StockCountId id,
        long version,
        LocationId locationId,
        StockCountStatus state,
        @Nullable String note,
        List<Line> lines,
        @Nullable Instant closedAt,
        Instant createdAt,
        Instant updatedAt) {

    private static final int MAX_LINES = 2_000;

    /// @param expected recorded units on hand at the time of counting
    record Line(VariantId variantId, int expected, int counted, Instant countedAt) {

        int difference() {
            return counted - expected;
        }
    }

    static StockCount open(StockCountId id, OpenCount request, Instant now) {
        return new StockCount(
                id, 1, request.locationId(), StockCountStatus.OPEN, request.note(), List.of(), null, now, now);
    }

    /// @param expected recorded units on hand of the same variants
    StockCount record(Map<VariantId, Integer> counted, Map<VariantId, Integer> expected, Instant now) {
        requireOpen();
        var added = counted.entrySet().stream()
                .map(line -> new Line(line.getKey(), expected.getOrDefault(line.getKey(), 0), line.getValue(), now));
        var all = Stream.concat(lines.stream().filter(line -> !counted.containsKey(line.variantId())), added)
                .sorted(Comparator.comparing(line -> line.variantId().value()))
                .toList();
        if (all.size() > MAX_LINES) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    "A count can have at most %d lines. Apply it and open another one.".formatted(MAX_LINES));
        }
        return with(StockCountStatus.OPEN, all, null, now);
    }

    StockCount close(StockCountStatus end, Instant now) {
        requireOpen();
        return with(end, lines, now, now);
    }

    /// Returns the units to add to the units on hand. Differences stay correct if units were shipped or received
    /// since the counting.
    Map<VariantId, Integer> corrections() {
        var corrections = new HashMap<VariantId, Integer>();
        lines.forEach(line -> corrections.put(line.variantId(), line.difference()));
        return corrections;
    }

    private void requireOpen() {
        if (state != StockCountStatus.OPEN) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "The count is `%s`. Only an open count can be changed, applied or canceled.".formatted(state),
                    Map.of("state", state));
        }
    }

    /// Returns it with the lines that were read.
    StockCount with(List<Line> read) {
        return new StockCount(id, version, locationId, state, note, read, closedAt, createdAt, updatedAt);
    }

    private StockCount with(StockCountStatus next, List<Line> changed, @Nullable Instant closed, Instant now) {
        return new StockCount(id, version + 1, locationId, next, note, changed, closed, createdAt, now);
    }
}
