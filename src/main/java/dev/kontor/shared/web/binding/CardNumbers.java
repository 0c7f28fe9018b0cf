package dev.kontor.shared.web.binding;

import java.util.regex.Pattern;

/// Recognizes possible payment card numbers. They are rejected everywhere and never stored or logged.
public final class CardNumbers {

    private static final int MIN_DIGITS = 13;
    private static final int MAX_DIGITS = 19;
    private static final Pattern DIGITS = Pattern.compile("\\d(?:[ \\-.]?\\d){12,}");

    private CardNumbers() {}

    /// Whether the text has 13 to 19 digits, ignoring spaces and dashes, with a valid check digit (Luhn).
    public static boolean contains(String text) {
        return DIGITS.matcher(text)
                .results()
                .anyMatch(found -> holdsOne(found.group().replaceAll("\\D", "")));
    }

    private static boolean holdsOne(String digits) {
        for (int start = 0; start + MIN_DIGITS <= digits.length(); start++) {
            for (int end = start + MIN_DIGITS; end <= Math.min(digits.length(), start + MAX_DIGITS); end++) {
                if (digits.length() <= MAX_DIGITS
                        ? start == 0 && end == digits.length() && isLuhn(digits)
                        : isLuhn(digits.substring(start, end))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int index = 0; index < digits.length(); index++) {
            int digit = digits.charAt(digits.length() - 1 - index) - '0';
            int doubled = index % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
