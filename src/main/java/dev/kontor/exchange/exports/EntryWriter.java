package dev.kontor.exchange.exports;

import dev.kontor.exchange.exports.ExportSource.Entry;
import dev.kontor.exchange.file.CsvFormat;
import dev.kontor.exchange.file.FormulaSafeCells;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes entries in the format that imports read, with spreadsheet formulas escaped.
@Component
class EntryWriter {

    private final JsonMapper json;

    EntryWriter(JsonMapper json) {
        this.json = json;
    }

    /// Writes one entry at a time, because every row repeats the fields of its product and the rows of a page
    /// can be many times larger than the page.
    ///
    /// @param columns of a CSV file
    /// @param decimals those of them with decimal numbers
    /// @param first whether the file is still empty
    void write(
            List<Entry> entries,
            ExportFormat format,
            List<String> columns,
            Set<String> decimals,
            boolean first,
            OutputStream output)
            throws IOException {
        switch (format) {
            case CSV -> csv(entries, columns, decimals, CsvFormat.CSV, first, output);
            case CSV_SEMICOLON -> csv(entries, columns, decimals, CsvFormat.CSV_SEMICOLON, first, output);
            case NDJSON -> lines(entries, output);
        }
    }

    private void lines(List<Entry> entries, OutputStream output) throws IOException {
        for (var entry : entries) {
            var line = entry.line().get();
            if (!line.isEmpty()) {
                output.write((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void csv(
            List<Entry> entries,
            List<String> columns,
            Set<String> decimals,
            CsvFormat format,
            boolean first,
            OutputStream output)
            throws IOException {
        var csv = format.writer(output, first);
        if (first) {
            csv.writeRecord(columns);
        }
        for (var entry : entries) {
            for (var row : entry.rows().get()) {
                csv.writeRecord(columns.stream()
                        .map(column -> {
                            var cell = row.getOrDefault(column, "");
                            return FormulaSafeCells.of(decimals.contains(column) ? format.decimal(cell) : cell);
                        })
                        .toList());
            }
        }
        csv.flush();
    }
}
