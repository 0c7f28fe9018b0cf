package dev.kontor.identity.apikey;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// The text of a key: a prefix for its kind, 256 random bits, and a checksum that helps secret scanners and
/// detects typos without a database query.
final class KeyText {

    private static final int RADIX = 36;
    private static final int RANDOM_BYTES = 32;
    private static final int RANDOM_DIGITS = 50;
    private static final int CHECK_DIGITS = 7;
    private static final int HINT_DIGITS = 4;
    private static final Pattern FORM = Pattern.compile("[sp]k_[0-9a-z]{" + (RANDOM_DIGITS + CHECK_DIGITS) + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyText() {}

    static String next(KeyKind kind) {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        var text = kind.prefix() + padded(new BigInteger(1, bytes).toString(RADIX), RANDOM_DIGITS);
        return text + checksum(text);
    }

    static boolean isWellFormed(String text) {
        int split = text.length() - CHECK_DIGITS;
        return FORM.matcher(text).matches() && text.substring(split).equals(checksum(text.substring(0, split)));
    }

    /// Enough to recognize it in a list, too little to use it.
    static String hint(String text) {
        return text.substring(0, KeyKind.SECRET.prefix().length())
                + "\u2026"
                + text.substring(text.length() - HINT_DIGITS);
    }

    private static String checksum(String text) {
        var sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.US_ASCII));
        return padded(Long.toString(sum.getValue(), RADIX), CHECK_DIGITS);
    }

    private static String padded(String digits, int length) {
        return "0".repeat(length - digits.length()) + digits;
    }
}
