package dev.kontor.exchange.file;

import java.util.regex.Pattern;

/// Cells that a spreadsheet does not take for formulas, there and back.
public final class FormulaSafeCells {

    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);

    private FormulaSafeCells() {}

    /// The text as it is, or behind an apostrophe if it begins as a formula does. Control characters that no text
    /// needs are left out.
    public static String of(String text) {
        var clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        return DANGEROUS.matcher(clean).matches() ? "'" + clean : clean;
    }

    /// The text that became this cell.
    public static String read(String cell) {
        return cell.startsWith("'") && DANGEROUS.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
