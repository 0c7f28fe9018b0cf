package dev.kontor.tax.provider;

import dev.kontor.tax.TaxQuote;
import dev.kontor.tax.TaxQuoteRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the responses of the protocol. A response that does not fit its request exactly is no answer.
final class TaxResponses {

    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_REFERENCE_LENGTH = 200;
    private static final int MAX_RATE_LENGTH = 20;
    private static final int MAX_TAXES = 20;
    private static final int MAX_DIGITS = 6;
    private static final BigDecimal MAX_RATE = BigDecimal.TEN;

    private TaxResponses() {}

    /// An invalid response.
    static final class Nonsense extends RuntimeException {

        private Nonsense(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    static TaxQuote quote(TaxQuoteRequest request, JsonNode answer) {
        require(
                request.currency()
                        .getCurrencyCode()
                        .equals(answer.path("currency").asString("")),
                "another currency");
        var given = new HashMap<String, JsonNode>();
        for (var line : answer.path("lines")) {
            require(given.put(line.path("id").asString(""), line) == null, "a line twice");
        }
        var lines = new ArrayList<TaxQuote.Line>();
        for (var wanted : request.lines()) {
            var line = given.remove(wanted.id());
            if (line == null) {
                throw new Nonsense("a line is missing");
            }
            lines.add(line(wanted, line));
        }
        require(given.isEmpty(), "a line that was not requested");
        long sum = lines.stream().mapToLong(TaxQuote.Line::minor).sum();
        require(minor(answer.path("tax")) == sum, "the taxes do not sum to the total");
        return new TaxQuote(TaxQuote.Outcome.PROVIDER, optionalReference(answer), lines);
    }

    private static TaxQuote.Line line(TaxQuoteRequest.Line wanted, JsonNode line) {
        var taxes = new ArrayList<TaxQuote.Tax>();
        for (var tax : line.path("taxes")) {
            require(taxes.size() < MAX_TAXES, "too many taxes");
            var read = tax(tax);
            require(read.minor() <= wanted.amount().minor(), "a tax is higher than its amount");
            if (read.minor() > 0 || read.rate().signum() > 0) {
                taxes.add(read);
            }
        }
        var read = new TaxQuote.Line(wanted.id(), taxes);
        require(minor(line.path("tax")) == read.minor(), "the taxes do not sum to the tax of their line");
        require(read.minor() <= wanted.amount().minor(), "a tax is higher than its amount");
        return read;
    }

    private static TaxQuote.Tax tax(JsonNode tax) {
        var name = text(tax, "name", MAX_NAME_LENGTH);
        if (name == null) {
            throw new Nonsense("a tax without a name");
        }
        var rate = rate(tax.path("rate"));
        long minor = minor(tax.path("amount"));
        require(minor == 0 || rate.signum() > 0, "a tax with a rate of zero");
        return new TaxQuote.Tax(name, text(tax, "jurisdiction", MAX_NAME_LENGTH), rate, minor);
    }

    /// An integer of minor units, not negative.
    private static long minor(JsonNode node) {
        require(node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0, "a wrong amount");
        return node.longValue();
    }

    private static BigDecimal rate(JsonNode node) {
        try {
            require(!node.isString() || node.stringValue().length() <= MAX_RATE_LENGTH, "a wrong rate");
            var rate = node.isString()
                    ? new BigDecimal(node.stringValue())
                    : node.isNumber() ? node.decimalValue() : BigDecimal.valueOf(-1);
            require(rate.signum() >= 0 && rate.compareTo(MAX_RATE) <= 0 && rate.precision() <= 20, "a wrong rate");
            require(rate.stripTrailingZeros().scale() <= MAX_DIGITS, "a rate with more than six digits");
            return rate.signum() == 0 ? BigDecimal.ZERO : rate.stripTrailingZeros();
        } catch (NumberFormatException _) {
            throw new Nonsense("a wrong rate");
        }
    }

    static String reference(JsonNode answer) {
        var reference = optionalReference(answer);
        if (reference == null) {
            throw new Nonsense("no reference");
        }
        return reference;
    }

    private static @Nullable String optionalReference(JsonNode answer) {
        return text(answer, "reference", MAX_REFERENCE_LENGTH);
    }

    /// A text on one line; absent if it is empty.
    private static @Nullable String text(JsonNode object, String field, int longest) {
        var node = object.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        require(node.isString(), field + " is no text");
        var text = node.stringValue().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        require(text.length() <= longest, field + " is too long");
        return text.isEmpty() ? null : text;
    }

    private static void require(boolean sense, String otherwise) {
        if (!sense) {
            throw new Nonsense(otherwise);
        }
    }
}
