package dev.kontor.promotion;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The form in which codes are compared: upper case, without spaces and hyphens, and with one character for
/// those that look alike (O and 0; I, L and 1).
public final class PromotionCodes {

    /// Largest number of characters of a code.
    public static final int MAX_LENGTH = 40;

    /// The form of codes that staff enter.
    public static final String PATTERN = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";

    private static final Pattern IGNORED = Pattern.compile("[\\s-]+");

    private PromotionCodes() {}

    public static String canonical(String code) {
        var text = Normalizer.normalize(code, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return IGNORED.matcher(text)
                .replaceAll("")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
