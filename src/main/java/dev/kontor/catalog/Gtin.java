package dev.kontor.catalog;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A Global Trade Item Number: GTIN-8, -12, -13 or -14, including EAN, UPC and ISBN-13. Every barcode of these
/// lengths with digits only is one.
///
/// @param digits the last digit is the check digit
public record Gtin(String digits) {

    private static final Set<Integer> LENGTHS = Set.of(8, 12, 13, 14);

    public Gtin {
        if (!isLike(digits) || checkDigit(digits) != digits.charAt(digits.length() - 1) - '0') {
            throw new IllegalArgumentException("Not a GTIN: " + digits);
        }
    }

    /// Parses a barcode; empty if it is another kind of code, or its check digit is wrong.
    public static Optional<Gtin> of(@Nullable String barcode) {
        return barcode != null && isLike(barcode) && isValid(barcode)
                ? Optional.of(new Gtin(barcode))
                : Optional.empty();
    }

    /// Returns whether the barcode is another kind of code, or a GTIN with a correct check digit.
    public static boolean isAcceptable(String barcode) {
        return !isLike(barcode) || isValid(barcode);
    }

    private static boolean isLike(String barcode) {
        return LENGTHS.contains(barcode.length()) && barcode.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static boolean isValid(String digits) {
        return checkDigit(digits) == digits.charAt(digits.length() - 1) - '0';
    }

    /// Weights alternate between 3 and 1; the digit next to the check digit has weight 3.
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length() - 1; place++) {
            int fromRight = digits.length() - 1 - place;
            sum += (digits.charAt(place) - '0') * (fromRight % 2 == 1 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }
}
