package dev.kontor.exchange.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.kontor.exchange.exports.ExportSource.Entry;
import dev.kontor.exchange.file.FormulaSafeCells;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    /// @param first whether the file is still empty
    void write(List<Entry> entries, ExportFormat format, List<String> columns, boolean first, OutputStream output)
            throws IOException {
        switch (format) {
            case CSV -> csv(entries, columns, first, output);
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

    private static void csv(List<Entry> entries, List<String> columns, boolean first, OutputStream output)
            throws IOException {
        var csv = CsvWriter.builder().build(output, StandardCharsets.UTF_8);
        if (first) {
            csv.writeRecord(columns);
        }
        for (var entry : entries) {
            for (var row : entry.rows().get()) {
                csv.writeRecord(columns.stream()
                        .map(column -> FormulaSafeCells.of(row.getOrDefault(column, "")))
                        .toList());
            }
        }
        csv.flush();
    }
}
