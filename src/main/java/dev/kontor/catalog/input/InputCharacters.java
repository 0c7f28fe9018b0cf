package dev.kontor.catalog.input;

/// The characters that a buyer's text may contain. Staff choose a class instead of a regular expression, whose
/// evaluation could take unlimited time.
public enum InputCharacters {
    /// Any printable characters on one line.
    LINE,
    /// Any printable characters, including line breaks.
    LINES,
    /// Letters of any script, spaces, hyphens and apostrophes: for names.
    LETTERS,
    /// Like `LETTERS`, and digits.
    LETTERS_AND_DIGITS,
    /// 0 to 9.
    DIGITS,
    /// An e-mail address.
    EMAIL;

    /// @param point a code point of a text that `SafeText` accepts
    boolean allow(int point) {
        return switch (this) {
            case LINE -> !Character.isISOControl(point) && point != 0x2028 && point != 0x2029;
            case LINES -> point == '\n' || !Character.isISOControl(point);
            case LETTERS -> isOfName(point);
            case LETTERS_AND_DIGITS -> isOfName(point) || Character.isDigit(point);
            case DIGITS -> point >= '0' && point <= '9';
            case EMAIL -> point > ' ' && point < 0x7f;
        };
    }

    private static boolean isOfName(int point) {
        return Character.isLetter(point)
                || Character.getType(point) == Character.NON_SPACING_MARK
                || Character.getType(point) == Character.COMBINING_SPACING_MARK
                || point == ' '
                || point == '-'
                || point == '\''
                || point == 0x2019;
    }
}
