package dev.kontor.perf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// Fills a table by `COPY`, with rows that are computed from a number and always the same. All text is ASCII without
/// backslashes.
final class RowCopy {

    private static final int CHUNK = 1 << 16;
    private static final int VERSION_7 = 0x7000;
    private static final int AFTER_VERSION = 0xfff;
    private static final long VARIANT = 1L << 63;

    private final StringBuilder text = new StringBuilder(2 * CHUNK);

    private RowCopy() {}

    interface Rows {
        /// Appends the rows that belong to the number: columns with [RowCopy#add], each row ended with [RowCopy#end].
        void append(RowCopy copy, long number);
    }

    /// @param table with its columns
    /// @param options such as `freeze` for a table that the same transaction has truncated: it needs no vacuum,
    ///     and with `wal_level = minimal` it is written only once
    static void run(Connection connection, String table, String options, long first, long last, Rows rows)
            throws SQLException, IOException {
        var copy = new RowCopy();
        var sql = "copy " + table + " from stdin" + (options.isEmpty() ? "" : " with (" + options + ")");
        try (var out = new PGCopyOutputStream(connection.unwrap(PGConnection.class), sql, CHUNK)) {
            for (long number = first; number <= last; number++) {
                rows.append(copy, number);
                if (copy.text.length() >= CHUNK) {
                    copy.writeTo(out);
                }
            }
            copy.writeTo(out);
        }
    }

    private void writeTo(PGCopyOutputStream out) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        text.setLength(0);
    }

    RowCopy add(@Nullable String value) {
        text.append(value == null ? "\\N" : value).append('\t');
        return this;
    }

    RowCopy add(long value) {
        text.append(value).append('\t');
        return this;
    }

    RowCopy add(boolean value) {
        text.append(value ? 't' : 'f').append('\t');
        return this;
    }

    RowCopy add(UUID value) {
        return add(value.toString());
    }

    RowCopy add(Instant value) {
        return add(value.toString());
    }

    void end() {
        text.setCharAt(text.length() - 1, '\n');
    }

    /// An id of version 7 (RFC 9562).
    static UUID id(Instant at, long number) {
        return new UUID(
                at.toEpochMilli() << Short.SIZE | VERSION_7 | number & AFTER_VERSION, VARIANT | mixed(number) >>> 2);
    }

    /// Looks random and is always the same: the last step of SplitMix64 (Steele, Lea and Flood, 2014).
    static long mixed(long number) {
        long once = (number + 0x9e3779b97f4a7c15L ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ once >>> 27) * 0x94d049bb133111ebL;
        return twice ^ twice >>> 31;
    }

    /// From 0 to below 1.
    static double share(long number) {
        return (mixed(number) >>> 11) * 0x1.0p-53;
    }
}
