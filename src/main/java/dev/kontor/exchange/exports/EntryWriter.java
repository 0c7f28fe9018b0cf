package dev.kontor.exchange.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.kontor.exchange.exports.ExportSource.Entry;
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

    private static final String BYTE_ORDER_MARK = "\uFEFF";

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
            case CSV -> csv(entries, columns, Set.of(), CsvWriter.builder(), first, output);
            case CSV_SEMICOLON ->
                csv(entries, columns, decimals, CsvWriter.builder().fieldSeparator(';'), first, marked(output, first));
            case NDJSON -> lines(entries, output);
        }
    }

    /// Begins the file with a byte order mark, without which spreadsheets do not expect UTF-8.
    private static OutputStream marked(OutputStream output, boolean first) throws IOException {
        if (first) {
            output.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        }
        return output;
    }

    private void lines(List<Entry> entries, OutputStream output) throws IOException {
        for (var entry : entries) {
            var line = entry.line().get();
            if (!line.isEmpty()) {
                output.write((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /// @param commas columns whose decimal numbers get a comma
    private static void csv(
            List<Entry> entries,
            List<String> columns,
            Set<String> commas,
            CsvWriter.CsvWriterBuilder builder,
            boolean first,
            OutputStream output)
            throws IOException {
        var csv = builder.build(output, StandardCharsets.UTF_8);
        if (first) {
            csv.writeRecord(columns);
        }
        for (var entry : entries) {
            for (var row : entry.rows().get()) {
                csv.writeRecord(columns.stream()
                        .map(column -> cell(row.getOrDefault(column, ""), commas.contains(column)))
                        .toList());
            }
        }
        csv.flush();
    }

    private static String cell(String text, boolean comma) {
        return FormulaSafeCells.of(comma ? text.replace('.', ',') : text);
    }
}
