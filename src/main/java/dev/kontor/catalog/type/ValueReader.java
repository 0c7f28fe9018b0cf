package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeKind;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.media.MediaId;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Validates a value by its attribute and converts it to its stored form.
final class ValueReader {

    static final int MAX_TEXT_LENGTH = 1_000;
    private static final int MAX_RICH_TEXT_LENGTH = 20_000;
    private static final int MAX_VALUES = 50;
    private static final int MAX_DIGITS = 15;
    private static final int MAX_DECIMALS = 6;
    private static final BigDecimal MAX_MINOR = BigDecimal.valueOf(1_000_000_000_000L);

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Safelist HARMLESS = Safelist.basic().addTags("h2", "h3", "h4");

    private final Set<String> languages;
    private final Set<String> currencies;

    /// @param languages languages of the shop, by BCP 47 tag
    /// @param currencies currencies of the shop
    ValueReader(Set<String> languages, Set<String> currencies) {
        this.languages = languages;
        this.currencies = currencies;
    }

    /// Returns the value as stored.
    JsonNode read(Attribute attribute, JsonNode given) throws InvalidAttributeValue {
        if (!attribute.many()) {
            return one(attribute, given);
        }
        if (!given.isArray() || given.isEmpty() || given.size() > MAX_VALUES) {
            throw new InvalidAttributeValue("not-a-set", "Must be a list of 1 to %d values.".formatted(MAX_VALUES));
        }
        var stored = NODES.arrayNode();
        var keys = new HashSet<String>();
        for (var element : given) {
            var value = one(attribute, element);
            if (!keys.add(attribute.kind().key(value))) {
                throw new InvalidAttributeValue("twice", "Must not contain a value twice.");
            }
            stored.add(value);
        }
        return stored;
    }

    private JsonNode one(Attribute attribute, JsonNode value) throws InvalidAttributeValue {
        return switch (attribute.kind()) {
            case TEXT -> NODES.stringNode(text(value, MAX_TEXT_LENGTH));
            case LOCALIZED_TEXT, RICH_TEXT -> texts(attribute.kind(), value);
            case NUMBER -> number(value);
            case BOOLEAN -> {
                if (!value.isBoolean()) {
                    throw new InvalidAttributeValue("not-a-boolean", "Must be true or false.");
                }
                yield value;
            }
            case ENUM, LOCALIZED_ENUM -> {
                if (!attribute.keys().contains(text(value, MAX_TEXT_LENGTH))) {
                    throw new InvalidAttributeValue(
                            "not-a-choice", "Must be the key of one of the choices of the attribute.");
                }
                yield value;
            }
            case DATE -> NODES.stringNode(date(text(value, 40)));
            case DATE_TIME -> NODES.stringNode(instant(text(value, 40)));
            case MONEY -> money(value);
            case PRODUCT_REFERENCE -> id(ProductId.class, value);
            case CATEGORY_REFERENCE -> id(CategoryId.class, value);
            case MEDIA -> id(MediaId.class, value);
        };
    }

    private JsonNode texts(AttributeKind kind, JsonNode value) throws InvalidAttributeValue {
        if (!value.isObject() || value.isEmpty()) {
            throw new InvalidAttributeValue("not-texts", "Must be an object with a text for each language.");
        }
        var stored = NODES.objectNode();
        for (var text : value.properties()) {
            if (!languages.contains(text.getKey())) {
                throw new InvalidAttributeValue("unknown-language", "Must contain only languages of the shop.");
            }
            stored.put(
                    text.getKey(),
                    kind == AttributeKind.RICH_TEXT
                            ? harmless(text(text.getValue(), MAX_RICH_TEXT_LENGTH))
                            : text(text.getValue(), MAX_TEXT_LENGTH));
        }
        return stored;
    }

    private static String harmless(String html) {
        return Jsoup.clean(html, "", HARMLESS, new Document.OutputSettings().prettyPrint(false));
    }

    private static String text(JsonNode value, int longest) throws InvalidAttributeValue {
        if (!value.isString() || value.stringValue().isBlank()) {
            throw new InvalidAttributeValue("not-a-text", "Must be a non-empty text.");
        }
        var text = value.stringValue();
        if (text.length() > longest) {
            throw new InvalidAttributeValue("too-long", "Must have at most %d characters.".formatted(longest));
        }
        if (!isValid(text)) {
            throw new InvalidAttributeValue("not-a-text", "Must not contain control characters.");
        }
        return text;
    }

    private static boolean isValid(String text) {
        return text.codePoints()
                .allMatch(point -> point == '\n'
                        || point == '\t'
                        || point == '\r'
                        || !(Character.isISOControl(point)
                                || Character.getType(point) == Character.SURROGATE
                                || (point >= 0x202A && point <= 0x202E)
                                || (point >= 0x2066 && point <= 0x2069)));
    }

    private static JsonNode number(JsonNode value) throws InvalidAttributeValue {
        var number = decimal(value, new InvalidAttributeValue("not-a-number", "Must be a number."));
        if (number.precision() > MAX_DIGITS || number.scale() > MAX_DECIMALS) {
            throw new InvalidAttributeValue(
                    "too-precise",
                    "Must have at most %d digits, %d of them decimals.".formatted(MAX_DIGITS, MAX_DECIMALS));
        }
        return value;
    }

    private static String date(String text) throws InvalidAttributeValue {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException _) {
            throw new InvalidAttributeValue("not-a-date", "Must be a date like 2026-11-25.");
        }
    }

    private static String instant(String text) throws InvalidAttributeValue {
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeException _) {
            throw new InvalidAttributeValue("not-a-time", "Must be a time like 2026-11-25T12:00:00Z.");
        }
    }

    private JsonNode money(JsonNode value) throws InvalidAttributeValue {
        var invalid = new InvalidAttributeValue("not-money", "Must be an `amount` in minor units and a `currency`.");
        var amount = decimal(value.path("amount"), invalid);
        var currency = value.path("currency");
        if (amount.scale() > 0 || amount.abs().compareTo(MAX_MINOR) > 0 || !currency.isString()) {
            throw invalid;
        }
        if (!currencies.contains(currency.stringValue())) {
            throw new InvalidAttributeValue("unknown-currency", "Must be in a currency of the shop.");
        }
        return NODES.objectNode().put("amount", amount).put("currency", currency.stringValue());
    }

    private static BigDecimal decimal(JsonNode value, InvalidAttributeValue otherwise) throws InvalidAttributeValue {
        if (!value.isNumber()) {
            throw otherwise;
        }
        return value.decimalValueOpt().orElseThrow(() -> otherwise);
    }

    private static JsonNode id(Class<? extends TypedId> type, JsonNode value) throws InvalidAttributeValue {
        var text = text(value, 100);
        try {
            return NODES.stringNode(TypeIds.parse(type, text).text());
        } catch (InvalidIdException _) {
            throw new InvalidAttributeValue(
                    "invalid-id",
                    "Must be an id with the prefix `%s_`."
                            .formatted(TypeIds.prefixOf(type).text()));
        }
    }
}
