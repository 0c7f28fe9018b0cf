package dev.kontor.tax;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The forms of VAT numbers, as the Commission publishes them (VIES, frequently asked questions, number 11),
/// and those of the United Kingdom and Switzerland. Check digits are verified where the country publishes how
/// they are calculated; numbers of natural persons in Bulgaria, Czechia and Latvia have a form only.
final class VatNumberForms {

    private static final String PERSONAL_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String COMPANY_LETTERS = "JABCDEFGHI";
    private static final String IRISH_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";

    private static final Map<String, Form> FORMS = Map.ofEntries(
            form("AT", "U[0-9]{8}", VatNumberForms::austrian),
            form("BE", "[01][0-9]{9}", text -> number(text, 0, 8) % 97 == 97 - number(text, 8, 10)),
            form("BG", "[0-9]{9,10}", text -> text.length() == 10 || bulgarian(text)),
            form("CY", "[0-9]{8}[A-Z]", VatNumberForms::cypriot),
            form("CZ", "[0-9]{8,10}", text -> text.length() > 8 || czech(text)),
            form("DE", "[1-9][0-9]{8}", VatNumberForms::hybrid),
            form("DK", "[1-9][0-9]{7}", text -> sum(text, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            form("EE", "[0-9]{9}", text -> sum(text, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0),
            form("EL", "[0-9]{9}", text -> sum(text, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(text, 8)),
            form("ES", "[0-9A-Z][0-9]{7}[0-9A-Z]", VatNumberForms::spanish),
            form("FI", "[0-9]{8}", text -> sum(text, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0),
            form("FR", "[0-9A-HJ-NP-Z]{2}[0-9]{9}", VatNumberForms::french),
            form("GB", "[0-9]{9}([0-9]{3})?|GD[0-4][0-9]{2}|HA[5-9][0-9]{2}", VatNumberForms::british),
            form("XI", "[0-9]{9}([0-9]{3})?|GD[0-4][0-9]{2}|HA[5-9][0-9]{2}", VatNumberForms::british),
            form("HR", "[0-9]{11}", VatNumberForms::hybrid),
            form("HU", "[0-9]{8}", text -> sum(text, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0),
            form("IE", "[0-9][0-9A-Z+*][0-9]{5}[A-W][A-IW]?", VatNumberForms::irish),
            form("IT", "[0-9]{11}", VatNumberForms::luhn),
            form("LT", "[0-9]{7}1[0-9]|[0-9]{10}1[0-9]", VatNumberForms::lithuanian),
            form("LU", "[0-9]{8}", text -> number(text, 0, 6) % 89 == number(text, 6, 8)),
            form("LV", "[0-9]{11}", text -> digit(text, 0) < 4 || latvian(text)),
            form("MT", "[0-9]{8}", text -> 37 - sum(text, 3, 4, 6, 7, 8, 9) % 37 == number(text, 6, 8)),
            form("NL", "[0-9]{9}B[0-9]{2}", VatNumberForms::dutch),
            form("PL", "[0-9]{10}", text -> sum(text, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(text, 9)),
            form("PT", "[1-9][0-9]{8}", text -> complement(sum(text, 9, 8, 7, 6, 5, 4, 3, 2), 0) == digit(text, 8)),
            form("RO", "[1-9][0-9]{1,9}", VatNumberForms::romanian),
            form("SE", "[0-9]{10}[0-9]{2}", text -> luhn(text.substring(0, 10)) && number(text, 10, 12) > 0),
            form("SI", "[1-9][0-9]{7}", VatNumberForms::slovenian),
            form("SK", "[1-9][0-9]{9}", text -> number(text, 0, 10) % 11 == 0),
            form("CH", "E[0-9]{9}(MWST|TVA|IVA)?", VatNumberForms::swiss));

    private VatNumberForms() {}

    /// @param digits of a number that has the form
    private record Form(Pattern pattern, Predicate<String> digits) {}

    private static Map.Entry<String, Form> form(String prefix, String pattern, Predicate<String> digits) {
        return Map.entry(prefix, new Form(Pattern.compile(pattern), digits));
    }

    /// @param number upper case, without separators
    /// @return the number as it is stored; empty if it is wrong
    static Optional<String> normalized(String number) {
        if (number.length() < 4 || number.length() > VatNumber.MAX_LENGTH) {
            return Optional.empty();
        }
        var prefix = number.substring(0, 2);
        var text = number.substring(2);
        var form = FORMS.get(prefix);
        if (form == null
                || !form.pattern().matcher(text).matches()
                || !form.digits().test(text)) {
            return Optional.empty();
        }
        // The language of the suffix says nothing about the number.
        return Optional.of(prefix.equals("CH") ? number.substring(0, 12) : number);
    }

    private static int digit(String text, int index) {
        return Character.digit(text.charAt(index), 10);
    }

    private static long number(String text, int from, int to) {
        return Long.parseLong(text.substring(from, to));
    }

    /// The digits from the first one on, each with its weight.
    private static int sum(String text, int... weights) {
        int sum = 0;
        for (int index = 0; index < weights.length; index++) {
            sum += digit(text, index) * weights[index];
        }
        return sum;
    }

    /// The difference to the next multiple of 11.
    ///
    /// @param large instead of 10 and 11
    private static int complement(int sum, int large) {
        int missing = 11 - sum % 11;
        return missing > 9 ? large : missing;
    }

    private static int digitSum(int number) {
        return number / 10 + number % 10;
    }

    /// ISO/IEC 7064, MOD 11,10.
    private static boolean hybrid(String text) {
        int product = 10;
        for (int index = 0; index < text.length() - 1; index++) {
            int sum = (digit(text, index) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == digit(text, text.length() - 1);
    }

    private static boolean luhn(String text) {
        int sum = 0;
        for (int index = 0; index < text.length(); index++) {
            boolean doubled = (text.length() - index) % 2 == 0;
            sum += digitSum(digit(text, index) * (doubled ? 2 : 1));
        }
        return sum % 10 == 0;
    }

    private static boolean austrian(String text) {
        int sum = 0;
        for (int index = 1; index < 8; index++) {
            sum += digitSum(digit(text, index) * (index % 2 == 0 ? 2 : 1));
        }
        return (10 - (sum + 4) % 10) % 10 == digit(text, 8);
    }

    private static boolean bulgarian(String text) {
        int rest = sum(text, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
        int check = rest == 10 ? sum(text, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10 : rest;
        return check == digit(text, 8);
    }

    private static boolean cypriot(String text) {
        var odd = new int[] {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
        int sum = 0;
        for (int index = 0; index < 8; index++) {
            sum += index % 2 == 0 ? odd[digit(text, index)] : digit(text, index);
        }
        return !text.startsWith("12") && 'A' + sum % 26 == text.charAt(8);
    }

    private static boolean czech(String text) {
        return (11 - sum(text, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(text, 7);
    }

    private static boolean spanish(String text) {
        char first = text.charAt(0);
        char last = text.charAt(8);
        if ("XYZ".indexOf(first) >= 0) {
            return letter("XYZ".indexOf(first) + text.substring(1, 8)) == last;
        }
        if ("KLM".indexOf(first) >= 0) {
            return letter(text.substring(1, 8)) == last;
        }
        if (Character.isDigit(first)) {
            return letter(text.substring(0, 8)) == last;
        }
        int sum = 0;
        for (int index = 1; index < 8; index++) {
            sum += digitSum(digit(text, index) * (index % 2 == 0 ? 1 : 2));
        }
        int check = (10 - sum % 10) % 10;
        return "ABCDEFGHJNPQRSUVW".indexOf(first) >= 0
                && (last == '0' + check || last == COMPANY_LETTERS.charAt(check));
    }

    private static char letter(String number) {
        return PERSONAL_LETTERS.charAt(Integer.parseInt(number) % 23);
    }

    /// Keys with letters are not calculated from the number.
    private static boolean french(String text) {
        boolean calculated = Character.isDigit(text.charAt(0)) && Character.isDigit(text.charAt(1));
        return !calculated || (12 + 3 * (number(text, 2, 11) % 97)) % 97 == number(text, 0, 2);
    }

    private static boolean british(String text) {
        if (text.length() == 5) {
            return true;
        }
        long total = sum(text, 8, 7, 6, 5, 4, 3, 2) + number(text, 7, 9);
        return total > 0 && (total % 97 == 0 || (total + 55) % 97 == 0);
    }

    private static boolean irish(String text) {
        boolean old = !Character.isDigit(text.charAt(1));
        if (old && text.length() > 8) {
            return false;
        }
        var digits = old ? "0" + text.substring(2, 7) + text.charAt(0) : text.substring(0, 7);
        int second = text.length() > 8 ? IRISH_LETTERS.indexOf(text.charAt(8)) : 0;
        return IRISH_LETTERS.charAt((sum(digits, 8, 7, 6, 5, 4, 3, 2) + 9 * second) % 23) == text.charAt(7);
    }

    private static boolean lithuanian(String text) {
        int last = text.length() - 1;
        int rest = cyclic(text, last, 1) % 11;
        int check = rest == 10 ? cyclic(text, last, 3) % 11 % 10 : rest;
        return check == digit(text, last);
    }

    /// The sum with weights from 1 to 9, over and over.
    private static int cyclic(String text, int count, int first) {
        int sum = 0;
        for (int index = 0; index < count; index++) {
            sum += digit(text, index) * ((first - 1 + index) % 9 + 1);
        }
        return sum;
    }

    private static boolean latvian(String text) {
        return sum(text, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;
    }

    /// Numbers of sole traders have check digits since 2020, together with their prefix.
    private static boolean dutch(String text) {
        if (sum(text, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(text, 8)) {
            return true;
        }
        int rest = 0;
        for (char sign : ("NL" + text).toCharArray()) {
            int value = Character.digit(sign, 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    private static boolean romanian(String text) {
        var padded = "0".repeat(10 - text.length()) + text;
        return sum(padded, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == digit(padded, 9);
    }

    private static boolean slovenian(String text) {
        int missing = 11 - sum(text, 8, 7, 6, 5, 4, 3, 2) % 11;
        return missing < 11 && missing % 10 == digit(text, 7);
    }

    private static boolean swiss(String text) {
        int missing = 11 - sum(text.substring(1), 5, 4, 3, 2, 7, 6, 5, 4) % 11;
        return number(text, 1, 10) > 0 && missing != 10 && missing % 11 == digit(text, 9);
    }
}
