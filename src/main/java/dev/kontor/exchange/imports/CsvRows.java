package dev.kontor.exchange.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.kontor.exchange.file.FormulaSafeCells;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a CSV file: UTF-8, with or without a byte order mark, separated by comma, semicolon or tab.
final class CsvRows implements RowSource {

    private static final int MAX_HEADER_LENGTH = 20_000;
    private static final int MAX_CELL_LENGTH = 100_000;
    private static final String SEPARATORS = ",;\t";

    private final CloseableIterator<CsvRecord> records;
    private final List<String> fields = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    // Spreadsheets separate cells with semicolons because they write numbers with commas.
    private final boolean decimalComma;
    private long number;

    /// @param mapping field names by column of the file
    /// @param known whether a field exists
    /// @throws RejectedException if the header is invalid
    CsvRows(InputStream content, Map<String, String> mapping, Predicate<String> known) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(content, Utf8.strict()), 65_536);
        skipMark(reader);
        char separator = separator(reader);
        decimalComma = separator == ';';
        records = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(MAX_CELL_LENGTH * 10)
                .ofCsvRecord(reader)
                .iterator();
        header(mapping, known);
    }

    private void header(Map<String, String> mapping, Predicate<String> known) {
        var header = advance();
        if (header == null) {
            throw refusal("The file has no header row.");
        }
        var seen = new HashSet<String>();
        for (var raw : header.getFields()) {
            var column = raw.strip();
            var field = mapping.getOrDefault(column, column);
            if (!field.isEmpty() && !known.test(field)) {
                throw new RejectedException(
                        ProblemCode.UNKNOWN_COLUMN,
                        "Unknown field \"%s\" of column \"%s\". Map the column to a field, or to \"\" to skip it."
                                .formatted(field, column));
            }
            if (!field.isEmpty() && !seen.add(field)) {
                throw refusal("Two columns are mapped to the field \"%s\".".formatted(field));
            }
            fields.add(field);
            names.put(field, column);
        }
    }

    @Override
    public @Nullable SourceRow next() {
        var csv = advance();
        if (csv == null) {
            return null;
        }
        if (csv.getFieldCount() != fields.size()) {
            return SourceRow.broken(
                    number,
                    "columns",
                    "The row has %d cells, but the header has %d.".formatted(csv.getFieldCount(), fields.size()));
        }
        var values = new HashMap<String, String>();
        for (int index = 0; index < fields.size(); index++) {
            if (!fields.get(index).isEmpty()) {
                values.put(fields.get(index), FormulaSafeCells.read(csv.getField(index)));
            }
        }
        return SourceRow.of(number, values, decimalComma);
    }

    /// Returns the next row that has a value. Empty rows count, because a spreadsheet counts them.
    private @Nullable CsvRecord advance() {
        try {
            while (records.hasNext()) {
                var csv = records.next();
                number++;
                if (!csv.getFields().stream().allMatch(String::isEmpty)) {
                    return csv;
                }
            }
            return null;
        } catch (CsvParseException _) {
            throw refusal("The file is not valid CSV after row %d.".formatted(number));
        } catch (RuntimeException failure) {
            if (failure.getCause() instanceof CharacterCodingException) {
                throw refusal("The file is not valid UTF-8 after row %d. Save it as CSV UTF-8.".formatted(number));
            }
            throw failure;
        }
    }

    @Override
    public String nameOf(String field) {
        return names.getOrDefault(field, field);
    }

    private static void skipMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != Utf8.BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    /// Detects the separator: the one that occurs most often in the first line.
    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(MAX_HEADER_LENGTH);
        var counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int read = 0; read < MAX_HEADER_LENGTH - 1; read++) {
            int character = reader.read();
            if (character < 0 || (!quoted && (character == '\n' || character == '\r'))) {
                break;
            }
            if (character == '"') {
                quoted = !quoted;
            }
            int place = SEPARATORS.indexOf(character);
            if (place >= 0 && !quoted) {
                counts[place]++;
            }
        }
        reader.reset();
        int best = 0;
        for (int place = 1; place < counts.length; place++) {
            best = counts[place] > counts[best] ? place : best;
        }
        return SEPARATORS.charAt(best);
    }

    private static RejectedException refusal(String detail) {
        return new RejectedException(ProblemCode.REJECTED, detail);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
