package dev.kontor.exchange.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the rows of an NDJSON file: UTF-8, with or without a byte order mark, one JSON object per line.
final class NdjsonRows implements RowSource {

    private static final int MAX_LINE_LENGTH = 1_048_576;

    private final BufferedReader reader;
    private final JsonMapper json;
    private long number;

    NdjsonRows(InputStream content, JsonMapper json) {
        this.reader = new BufferedReader(new InputStreamReader(content, Utf8.strict()), 65_536);
        this.json = json;
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        var line = new StringBuilder();
        boolean tooLong = false;
        int character;
        do {
            number++;
            line.setLength(0);
            for (character = reader.read(); character >= 0 && character != '\n'; character = reader.read()) {
                if (line.length() < MAX_LINE_LENGTH) {
                    line.append((char) character);
                } else {
                    tooLong = true;
                }
            }
            if (number == 1 && !line.isEmpty() && line.charAt(0) == Utf8.BYTE_ORDER_MARK) {
                line.deleteCharAt(0);
            }
        } while (character >= 0 && !tooLong && line.toString().isBlank());
        if (character < 0 && line.toString().isBlank()) {
            return null;
        }
        return tooLong
                ? SourceRow.broken(
                        number, "too-long", "The line is longer than %d characters.".formatted(MAX_LINE_LENGTH))
                : read(line.toString());
    }

    private SourceRow read(String line) {
        try {
            return json.readTree(line) instanceof ObjectNode object
                    ? SourceRow.of(number, object, line.length())
                    : SourceRow.broken(number, "malformed-json", "The line is not a JSON object.");
        } catch (JacksonException _) {
            return SourceRow.broken(number, "malformed-json", "The line is not well-formed JSON.");
        }
    }

    @Override
    public String nameOf(String field) {
        return field;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
