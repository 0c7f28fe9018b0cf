package dev.kontor.catalog.input;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.web.binding.CardNumbers;
import dev.kontor.shared.web.json.SafeText;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Validates a value by its input and converts it to its stored form, which is always a text.
final class InputRules {

    static final int MAX_TEXT_LENGTH = 1_000;
    /// Far below the limit of `long`, so that steps can be calculated without overflow.
    static final long MAX_NUMBER = 1_000_000_000_000L;

    /// Each part is limited, so that matching takes little time.
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");

    private InputRules() {}

    /// Returns the value as stored; empty for a blank text.
    static String read(BuyerInput input, JsonNode given) throws InvalidInput {
        var value = switch (input.kind()) {
            case TEXT -> plain(text(given));
            case DATE, CHOICE -> text(given).strip();
            case NUMBER -> number(given);
            case MONEY -> money(given);
            case BOOLEAN -> {
                if (!given.isBoolean()) {
                    throw new InvalidInput("not-a-boolean", Message.of("request.boolean"));
                }
                yield Boolean.toString(given.booleanValue());
            }
        };
        if (!value.isEmpty()) {
            check(input, value);
        }
        return value;
    }

    /// @param value a non-empty value as stored
    static void check(BuyerInput input, String value) throws InvalidInput {
        switch (input.kind()) {
            case TEXT -> checkText(input, value);
            case NUMBER -> checkNumber(input, value);
            case MONEY -> money(value);
            case DATE -> checkDate(input, value);
            case BOOLEAN -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw new InvalidInput("not-a-boolean", Message.of("request.boolean"));
                }
            }
            case CHOICE -> {
                if (input.choice(value).isEmpty()) {
                    throw new InvalidInput("not-a-choice", Message.of("input.choice"));
                }
            }
        }
    }

    private static String text(JsonNode given) throws InvalidInput {
        if (!given.isString()) {
            throw new InvalidInput("not-a-text", Message.of("input.text"));
        }
        var text = given.stringValue();
        if (text.length() > MAX_TEXT_LENGTH * 4) {
            throw new InvalidInput("too-long", Message.of("input.too-long", "most", MAX_TEXT_LENGTH));
        }
        return text;
    }

    /// Normalizes texts that look the same: otherwise the same text would create two cart items.
    private static String plain(String text) {
        return Normalizer.normalize(text.replace("\r\n", "\n"), Normalizer.Form.NFC)
                .strip();
    }

    private static String number(JsonNode given) throws InvalidInput {
        if (!given.isIntegralNumber()) {
            throw new InvalidInput("not-a-number", Message.of("request.whole-number"));
        }
        if (!given.canConvertToLong()) {
            throw new InvalidInput("out-of-range", Message.of("input.range", "least", -MAX_NUMBER, "most", MAX_NUMBER));
        }
        return Long.toString(given.longValue());
    }

    /// @return an amount in minor units with its currency, such as `5000 EUR`
    private static String money(JsonNode given) throws InvalidInput {
        var amount = given.get("amount");
        var currency = given.get("currency");
        boolean complete = given.size() == 2
                && amount != null
                && amount.isIntegralNumber()
                && amount.canConvertToLong()
                && currency != null
                && currency.isString();
        if (!complete) {
            throw notMoney();
        }
        var text = amount.longValue() + " " + currency.stringValue();
        money(text);
        return text;
    }

    static Money money(String text) throws InvalidInput {
        var parts = text.split(" ", -1);
        try {
            var money = parts.length == 2 ? Money.of(Long.parseLong(parts[0]), parts[1]) : null;
            if (money != null && money.isPositive() && money.minor() <= MAX_NUMBER) {
                return money;
            }
        } catch (IllegalArgumentException _) {
            throw notMoney();
        }
        throw notMoney();
    }

    private static InvalidInput notMoney() {
        return new InvalidInput("not-an-amount", Message.of("input.money"));
    }

    private static void checkText(BuyerInput input, String text) throws InvalidInput {
        if (!SafeText.isSafe(text)) {
            throw new InvalidInput("invalid-characters", Message.of("input.control-characters"));
        }
        int length = text.codePointCount(0, text.length());
        int least = input.minLength() == null ? 1 : input.minLength();
        int most = input.maxLength() == null ? MAX_TEXT_LENGTH : input.maxLength();
        if (length < least) {
            throw new InvalidInput("too-short", Message.of("input.too-short", "least", least));
        }
        if (length > most) {
            throw new InvalidInput("too-long", Message.of("input.too-long", "most", most));
        }
        var allowed = input.characters() == null ? InputCharacters.LINE : input.characters();
        if (!text.codePoints().allMatch(allowed::allow)) {
            throw new InvalidInput("disallowed-characters", required(allowed));
        }
        if (allowed == InputCharacters.EMAIL) {
            // Not a free text: the digits of a local part may pass the check of a card number by chance.
            if (!EMAIL.matcher(text).matches()) {
                throw new InvalidInput("not-an-email", Message.of("input.email"));
            }
        } else if (CardNumbers.contains(text)) {
            throw new InvalidInput("card-number", Message.of("input.card-number"));
        }
    }

    private static Message required(InputCharacters allowed) {
        return switch (allowed) {
            case LINE, LINES -> Message.of("input.line");
            case LETTERS -> Message.of("input.letters");
            case LETTERS_AND_DIGITS -> Message.of("input.letters-and-digits");
            case DIGITS -> Message.of("input.digits");
            case EMAIL -> Message.of("input.email");
        };
    }

    private static void checkNumber(BuyerInput input, String text) throws InvalidInput {
        long number;
        try {
            number = Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new InvalidInput("not-a-number", Message.of("request.whole-number"));
        }
        long least = input.min() == null ? -MAX_NUMBER : input.min();
        long most = input.max() == null ? MAX_NUMBER : input.max();
        if (number < least || number > most) {
            throw new InvalidInput("out-of-range", Message.of("input.range", "least", least, "most", most));
        }
        long start = input.min() == null ? 0 : input.min();
        if (input.step() != null && (number - start) % input.step() != 0) {
            throw new InvalidInput("off-step", Message.of("input.step", "step", input.step(), "start", start));
        }
    }

    private static void checkDate(BuyerInput input, String text) throws InvalidInput {
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new InvalidInput("not-a-date", Message.of("input.date"));
        }
        if (input.earliest() != null && date.isBefore(input.earliest())) {
            throw new InvalidInput("too-early", Message.of("input.too-early", "earliest", input.earliest()));
        }
        if (input.latest() != null && date.isAfter(input.latest())) {
            throw new InvalidInput("too-late", Message.of("input.too-late", "latest", input.latest()));
        }
    }
}
