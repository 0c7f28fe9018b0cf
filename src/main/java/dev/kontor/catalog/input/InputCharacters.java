package dev.kontor.catalog.input;

/// Which characters a text of a buyer may have. Named classes, because a regular expression that staff write can take
/// for ever to match.
public enum InputCharacters {
    /// Anything that can be shown, on one line.
    LINE,
    /// Anything that can be shown, line breaks included.
    LINES,
    /// Letters of any script, blanks, hyphens and apostrophes: names.
    LETTERS,
    /// The same and digits.
    LETTERS_AND_DIGITS,
    /// 0 to 9.
    DIGITS;

    /// @param point of a text that has nothing which no text may have
    boolean allow(int point) {
        return switch (this) {
            case LINE -> !Character.isISOControl(point) && point != 0x2028 && point != 0x2029;
            case LINES -> point == '\n' || !Character.isISOControl(point);
            case LETTERS -> isOfName(point);
            case LETTERS_AND_DIGITS -> isOfName(point) || Character.isDigit(point);
            case DIGITS -> point >= '0' && point <= '9';
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
