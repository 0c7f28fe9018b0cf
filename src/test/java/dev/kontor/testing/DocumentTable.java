package dev.kontor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table of a document whose rows are examples of a test. It is between `<!-- name: start -->` and `<!--
/// name: end -->`.
public final class DocumentTable {

    private DocumentTable() {}

    /// The rows, as text by column.
    public static List<Map<String, String>> of(Path document, String name) {
        try {
            var text = Files.readString(document);
            var start = "<!-- %s: start -->".formatted(name);
            var table = text.substring(
                            text.indexOf(start) + start.length(), text.indexOf("<!-- %s: end -->".formatted(name)))
                    .strip()
                    .split("\n");
            var columns = cells(table[0]);
            var rows = new ArrayList<Map<String, String>>();
            for (var line : Arrays.asList(table).subList(2, table.length)) {
                var cells = cells(line);
                var row = new LinkedHashMap<String, String>();
                for (int column = 0; column < columns.size(); column++) {
                    row.put(columns.get(column), cells.get(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
    }
}
