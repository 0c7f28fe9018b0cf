package dev.kontor.exchange.exports;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Where the rows of an export come from.
interface ExportSource {

    ExportType type();

    /// The columns of a CSV file, as they are when it is begun.
    List<String> columns();

    /// The next entries, in an order that does not change. A number of SQL statements that does not depend on how many
    /// there are.
    ///
    /// @param last the key of the last entry that was written; null at the beginning
    List<Entry> after(@Nullable String last, ExportFilter filter, int most);

    /// One thing of the shop.
    ///
    /// @param key its place in the order
    /// @param line as a line of NDJSON
    /// @param rows as rows of CSV, by column; a column that is left out is empty
    record Entry(String key, Supplier<ObjectNode> line, Supplier<List<Map<String, String>>> rows) {

        /// What is one row, and the same as a line.
        static Entry of(String key, List<String> columns, Map<String, String> cells) {
            return new Entry(key, () -> line(columns, cells), () -> List.of(cells));
        }

        /// What has ceased to be since; it is not written.
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
