package dev.kontor.exchange.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Splits rows into groups of the same object, and groups into batches.
final class RowBatches {

    private static final int MAX_ROWS = 2_000;
    /// Limits memory use: batches of long rows have fewer rows.
    private static final long MAX_CHARACTERS = 2_000_000;

    private final RowSource rows;
    private final ImportTarget target;
    private @Nullable SourceRow ahead;

    RowBatches(RowSource rows, ImportTarget target) {
        this.rows = rows;
        this.target = target;
    }

    /// A batch of complete groups.
    ///
    /// @param rows number of rows in the groups; 0 at the end of the file
    record Batch(List<List<SourceRow>> groups, long rows) {}

    /// @param done number of rows already processed
    void skip(long done) throws IOException {
        for (long row = 0; row < done && rows.next() != null; row++) {}
    }

    Batch next() throws IOException {
        var groups = new ArrayList<List<SourceRow>>();
        long count = 0;
        long size = 0;
        while (groups.size() < target.most() && count < MAX_ROWS && size < MAX_CHARACTERS) {
            var group = group();
            if (group.isEmpty()) {
                break;
            }
            groups.add(group);
            count += group.size();
            size += size(group);
        }
        return new Batch(groups, count);
    }

    private List<SourceRow> group() throws IOException {
        var first = ahead == null ? rows.next() : ahead;
        ahead = null;
        if (first == null) {
            return List.of();
        }
        var group = new ArrayList<SourceRow>();
        group.add(first);
        long size = first.size();
        var whole = first.broken() == null ? target.partOf(first) : null;
        if (whole == null) {
            return group;
        }
        for (var next = rows.next(); next != null; next = rows.next()) {
            boolean full = group.size() >= MAX_ROWS || size >= MAX_CHARACTERS * 4;
            if (next.broken() != null || full || !Objects.equals(whole, target.partOf(next))) {
                ahead = next;
                break;
            }
            group.add(next);
            size += next.size();
        }
        return group;
    }

    private static long size(List<SourceRow> group) {
        return group.stream().mapToLong(SourceRow::size).sum();
    }
}
