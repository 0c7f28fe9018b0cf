package dev.kontor.exchange.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// The style of a CSV file.
public enum CsvFormat {

    /// Separated by commas, with decimal points: for programs, and for spreadsheets in English.
    CSV,

    /// Separated by semicolons, with decimal commas and a byte order mark: what spreadsheets in most languages of
    /// Europe open with a double click.
    CSV_SEMICOLON;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// @param first whether the file is still empty
    public CsvWriter writer(OutputStream output, boolean first) throws IOException {
        if (this == CSV) {
            return CsvWriter.builder().build(output, StandardCharsets.UTF_8);
        }
        if (first) {
            // Without it, spreadsheets do not expect UTF-8.
            output.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        }
        return CsvWriter.builder().fieldSeparator(';').build(output, StandardCharsets.UTF_8);
    }

    /// @param number with a decimal point, if it has decimals
    public String decimal(String number) {
        return this == CSV ? number : number.replace('.', ',');
    }
}
