package dev.kontor.exchange.exports;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    List<Entry> after(@Nullable String last, int most);

    /// One thing of the shop.
    ///
    /// @param key its place in the order
    /// @param line as a line of NDJSON
    /// @param rows as rows of CSV, by column; a column that is left out is empty
    record Entry(String key, Supplier<ObjectNode> line, Supplier<List<Map<String, String>>> rows) {}
}
