package dev.kontor.exchange.exports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads the entries of one type of export.
interface ExportSource {

    ExportType type();

    /// Returns the columns of a CSV file; they are fixed when the export starts.
    List<String> columns();

    /// Returns the columns with decimal numbers, which some formats write with a comma.
    default Set<String> decimals() {
        return Set.of();
    }

    /// Returns the next entries in a stable order. The number of SQL statements does not depend on the number of
    /// entries.
    ///
    /// @param last the key of the last written entry; null for the first page
    List<Entry> after(@Nullable String last, ExportFilter filter, int most);

    /// An exported object.
    ///
    /// @param key its position in the order
    /// @param line as a line of NDJSON
    /// @param rows as rows of CSV, by column; missing columns are empty
    record Entry(String key, Supplier<ObjectNode> line, Supplier<List<Map<String, String>>> rows) {

        /// An entry with one row, whose line has the same values.
        static Entry of(String key, List<String> columns, Map<String, String> cells) {
            return new Entry(key, () -> line(columns, cells), () -> List.of(cells));
        }

        /// An entry that was deleted in the meantime; it is not written.
        static Entry deleted(String key) {
            return new Entry(key, JsonNodeFactory.instance::objectNode, List::of);
        }

        private static ObjectNode line(List<String> columns, Map<String, String> cells) {
            var line = JsonNodeFactory.instance.objectNode();
            columns.stream().filter(cells::containsKey).forEach(column -> line.put(column, cells.get(column)));
            return line;
        }
    }
}
