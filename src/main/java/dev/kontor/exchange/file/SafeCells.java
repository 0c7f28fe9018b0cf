package dev.kontor.exchange.file;

/// Cells that a spreadsheet does not take for formulas.
public final class SafeCells {

    private static final String DANGEROUS = "=+-@\t\r\0";

    private SafeCells() {}

    /// The text as it is, or behind an apostrophe if it begins as a formula does. Control characters that no text
    /// needs are left out.
    public static String of(String text) {
        if (text.isEmpty()) {
            return text;
        }
        var clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        return !clean.isEmpty() && DANGEROUS.indexOf(clean.charAt(0)) >= 0 ? "'" + clean : clean;
    }
}
