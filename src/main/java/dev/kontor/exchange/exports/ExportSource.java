package dev.kontor.exchange.exports;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The source of an export's rows.
interface ExportSource {

    ExportType type();

    /// The columns of a CSV file at its start.
    List<String> columns();

    /// The next entries, in a stable order. The number of SQL statements does not depend on their number.
    ///
    /// @param last the key of the last written entry; null at the beginning
    List<Entry> after(@Nullable String last, ExportFilter filter, int most);

    /// One exported object.
    ///
    /// @param key its position in the order
    /// @param line as a line of NDJSON
    /// @param rows as rows of CSV, by column; an omitted column is empty
    record Entry(String key, Supplier<ObjectNode> line, Supplier<List<Map<String, String>>> rows) {

        /// One object as a single row, and the same as a line.
        static Entry of(String key, List<String> columns, Map<String, String> cells) {
            return new Entry(key, () -> line(columns, cells), () -> List.of(cells));
        }

        /// An object deleted meanwhile; it is skipped.
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
