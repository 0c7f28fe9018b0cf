package dev.kontor.exchange.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.kontor.exchange.exports.ExportSource.Entry;
import dev.kontor.exchange.file.SafeCells;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes entries as imports read them; what a spreadsheet would take for a formula is made harmless.
@Component
class EntryWriter {

    private final JsonMapper json;

    EntryWriter(JsonMapper json) {
        this.json = json;
    }

    /// @param columns of a CSV file
    /// @param first whether nothing was written yet
    byte[] write(List<Entry> entries, ExportFormat format, List<String> columns, boolean first) {
        return switch (format) {
            case CSV -> csv(entries, columns, first);
            case NDJSON ->
                entries.stream()
                        .map(entry -> entry.line().get())
                        .filter(line -> !line.isEmpty())
                        .map(line -> json.writeValueAsString(line) + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] csv(List<Entry> entries, List<String> columns, boolean first) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            if (first) {
                csv.writeRecord(columns);
            }
            for (var entry : entries) {
                for (var row : entry.rows().get()) {
                    csv.writeRecord(columns.stream()
                            .map(column -> SafeCells.of(row.getOrDefault(column, "")))
                            .toList());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
