package dev.kontor.perf;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.postgresql.util.ByteConverter;

/// Fills a table by `COPY` in the binary format, which spares the server the parsing of times and numbers, with rows
/// that are computed from a number and always the same. All text is ASCII.
final class RowCopy {

    private static final int CHUNK = 1 << 16;
    private static final int MAX_ROW = 1 << 15;
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final short END = -1;
    private static final int NULL = -1;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final byte JSONB_VERSION = 1;
    private static final int TEXT_OID = 25;
    private static final int VERSION_7 = 0x7000;
    private static final int AFTER_VERSION = 0xfff;
    private static final long VARIANT = 1L << 63;

    private final List<String> types;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK + MAX_ROW);
    private int column;

    private RowCopy(List<String> types) {
        this.types = types;
    }

    interface Rows {
        /// Appends the rows that belong to the number: columns with [RowCopy#add], each row ended with [RowCopy#end].
        void append(RowCopy copy, long number);
    }

    /// @param table such as `events.log`
    /// @param columns separated by commas
    /// @param options such as `freeze` for a table that the same transaction has truncated: it needs no vacuum,
    ///     and with `wal_level = minimal` it is written only once
    static void run(
            Connection connection, String table, String columns, String options, long first, long last, Rows rows)
            throws SQLException, IOException {
        var copy = new RowCopy(types(connection, table, columns));
        var sql = "copy %s (%s) from stdin with (format binary%s)"
                .formatted(table, columns, options.isEmpty() ? "" : ", " + options);
        try (var out = new PGCopyOutputStream(connection.unwrap(PGConnection.class), sql, CHUNK)) {
            copy.bytes.put(SIGNATURE).putInt(0).putInt(0);
            for (long number = first; number <= last; number++) {
                rows.append(copy, number);
                if (copy.bytes.position() >= CHUNK) {
                    copy.writeTo(out);
                }
            }
            copy.bytes.putShort(END);
            copy.writeTo(out);
        }
    }

    private static List<String> types(Connection connection, String table, String columns) throws SQLException {
        var types = new ArrayList<String>();
        try (var query = connection.prepareStatement("select " + columns + " from " + table + " limit 0")) {
            var described = query.getMetaData();
            for (int n = 1; n <= described.getColumnCount(); n++) {
                types.add(described.getColumnTypeName(n));
            }
        }
        return types;
    }

    private void writeTo(PGCopyOutputStream out) throws IOException {
        out.write(bytes.array(), 0, bytes.position());
        bytes.clear();
    }

    /// Begins a value; the first of a row is preceded by their number.
    private String next() {
        if (column == 0) {
            bytes.putShort((short) types.size());
        }
        return types.get(column++);
    }

    /// @param value of an array: its only element, or null for an empty one; of a text search vector: its words,
    ///     separated by spaces
    RowCopy add(@Nullable String value) {
        var type = next();
        if (type.equals("_text")) {
            addArray(value);
        } else if (value == null) {
            bytes.putInt(NULL);
        } else if (type.equals("tsvector")) {
            addWords(value);
        } else if (type.equals("numeric")) {
            addBytes(ByteConverter.numeric(new BigDecimal(value)));
        } else if (type.equals("jsonb")) {
            var json = ascii(value);
            bytes.putInt(json.length + 1).put(JSONB_VERSION).put(json);
        } else {
            addBytes(ascii(value));
        }
        return this;
    }

    private void addArray(@Nullable String element) {
        if (element == null) {
            bytes.putInt(3 * Integer.BYTES).putInt(0).putInt(0).putInt(TEXT_OID);
        } else {
            var text = ascii(element);
            bytes.putInt(6 * Integer.BYTES + text.length).putInt(1).putInt(0).putInt(TEXT_OID);
            bytes.putInt(1).putInt(1);
            addBytes(text);
        }
    }

    private void addWords(String text) {
        var words = text.split(" ");
        Arrays.sort(words);
        int start = bytes.position();
        bytes.putInt(0).putInt(0);
        int count = 0;
        for (int n = 0; n < words.length; n++) {
            if (n == 0 || !words[n].equals(words[n - 1])) {
                bytes.put(ascii(words[n])).put((byte) 0).putShort((short) 0);
                count++;
            }
        }
        bytes.putInt(start, bytes.position() - start - Integer.BYTES).putInt(start + Integer.BYTES, count);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void addBytes(byte[] value) {
        bytes.putInt(value.length).put(value);
    }

    RowCopy add(long value) {
        var type = next();
        if (type.equals("int8") || type.equals("bigserial")) {
            bytes.putInt(Long.BYTES).putLong(value);
        } else {
            bytes.putInt(Integer.BYTES).putInt(Math.toIntExact(value));
        }
        return this;
    }

    RowCopy add(boolean value) {
        next();
        bytes.putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    RowCopy add(@Nullable UUID value) {
        next();
        if (value == null) {
            bytes.putInt(NULL);
        } else {
            bytes.putInt(2 * Long.BYTES).putLong(value.getMostSignificantBits());
            bytes.putLong(value.getLeastSignificantBits());
        }
        return this;
    }

    RowCopy add(Instant value) {
        next();
        bytes.putInt(Long.BYTES).putLong(Duration.between(EPOCH, value).toNanos() / 1_000);
        return this;
    }

    void end() {
        if (column != types.size()) {
            throw new IllegalStateException("a row of " + column + " instead of " + types.size() + " columns");
        }
        column = 0;
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
