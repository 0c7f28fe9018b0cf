package dev.kontor.shared.web.json;

/// Detects characters that break databases or displays.
public final class SafeText {

    private SafeText() {}

    /// Whether the text has no control characters except line breaks and tabs, no lone surrogates, and no
    /// bidirectional overrides.
    public static boolean isSafe(String text) {
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            boolean unsafe = (point < 0x20 && point != '\n' && point != '\r' && point != '\t')
                    || point == 0x7F
                    || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                    || (point >= 0x202A && point <= 0x202E)
                    || (point >= 0x2066 && point <= 0x2069);
            if (unsafe) {
                return false;
            }
            index += Character.charCount(point);
        }
        return true;
    }
}
