package dev.kontor.exchange.file;

import java.util.regex.Pattern;

/// Escapes and unescapes cells that a spreadsheet would treat as formulas.
public final class FormulaSafeCells {

    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);

    private FormulaSafeCells() {}

    /// The text itself, or with a leading apostrophe if it looks like a formula. Unneeded control characters are
    /// dropped.
    public static String of(String text) {
        var clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        return DANGEROUS.matcher(clean).matches() ? "'" + clean : clean;
    }

    /// The original text of the cell.
    public static String read(String cell) {
        return cell.startsWith("'") && DANGEROUS.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
