package dev.kontor.exchange.file;

import java.util.regex.Pattern;

/// Escapes text in cells that a spreadsheet would read as a formula, and removes the escape again.
public final class FormulaSafeCells {

    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);
    private static final Pattern NEGATIVE = Pattern.compile("-\\d+([.,]\\d+)?");

    private FormulaSafeCells() {}

    /// Returns the text, prefixed with an apostrophe if it starts like a formula and is not a negative number. NUL
    /// characters are removed.
    public static String of(String text) {
        var clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        boolean formula =
                DANGEROUS.matcher(clean).matches() && !NEGATIVE.matcher(clean).matches();
        return formula ? "'" + clean : clean;
    }

    /// Returns the original text of a cell.
    public static String read(String cell) {
        return cell.startsWith("'") && DANGEROUS.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
