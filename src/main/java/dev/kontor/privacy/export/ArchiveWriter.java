package dev.kontor.privacy.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes a zip archive with each kind of record as JSON and as CSV.
final class ArchiveWriter implements AutoCloseable {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
    private final JsonMapper json;

    ArchiveWriter(JsonMapper json) {
        this.json = json;
    }

    void text(String name, String content) {
        entry(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /// Adds `name.json` and `name.csv`. Does nothing without records.
    ///
    /// @param records as they are in the JSON file
    /// @param rows as they are in the CSV file
    void records(String name, List<ObjectNode> records, List<ObjectNode> rows) {
        if (!records.isEmpty()) {
            entry(name + ".json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(records));
            text(name + ".csv", csv(rows));
        }
    }

    private void entry(String name, byte[] content) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String csv(List<ObjectNode> rows) {
        var columns = new LinkedHashSet<String>();
        rows.forEach(row -> columns.addAll(row.propertyNames()));
        var lines = new StringBuilder();
        lines.append(columns.stream().map(ArchiveWriter::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        for (var row : rows) {
            lines.append(columns.stream()
                            .map(column -> cell(text(row.path(column))))
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return lines.toString();
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.isString() ? value.asString() : value.toString();
    }

    /// A text that a spreadsheet would execute gets an apostrophe.
    private static String cell(String text) {
        var safe = text.matches("(?s)[=+@\\t\\r-].*") && !text.matches("-?[0-9.]+") ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    byte[] finish() {
        close();
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
