package dev.kontor.exchange.imports;

import dev.kontor.catalog.AttributeKind;
import dev.kontor.catalog.TypedAttribute;
import dev.kontor.exchange.file.CellList;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Converts cells to attribute values. A value that does not match its kind stays text, and the catalog reports
/// the error.
final class AttributeCells {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,12})?");
    private static final Pattern MONEY = Pattern.compile("(-?[0-9]{1,13}(?:\\.[0-9]{1,4})?) ([A-Z]{3})");

    private final Map<String, TypedAttribute> known;
    private final Locale language;

    /// @param attributes of the product type
    /// @param language default language of texts
    AttributeCells(List<TypedAttribute> attributes, Locale language) {
        this.known = attributes.stream().collect(Collectors.toMap(TypedAttribute::code, Function.identity()));
        this.language = language;
    }

    /// Returns the values of a row as a patch; an empty cell removes the value.
    ///
    /// @param ofVariants whether to read the attributes of variants instead of products
    ObjectNode read(SourceRow row, boolean ofVariants) {
        var values = NODES.objectNode();
        row.values().keySet().forEach(field -> {
            var place = ProductFields.attribute(field);
            if (!place.matches()) {
                return;
            }
            var attribute = known.get(place.group(1));
            var cell = row.prose(field);
            if (attribute == null) {
                // The type does not have this attribute; the catalog rejects it if there is a value.
                if (cell != null && !ofVariants) {
                    values.put(place.group(1), cell);
                }
            } else if (attribute.ofVariants() == ofVariants) {
                put(values, attribute, place.group(2), row, cell);
            }
        });
        return values;
    }

    private void put(
            ObjectNode values, TypedAttribute attribute, @Nullable String named, SourceRow row, @Nullable String cell) {
        var code = attribute.code();
        if (attribute.kind().isLocalized()) {
            var text = named == null ? language.toLanguageTag() : named;
            values.withObjectProperty(code).set(text, cell == null ? NODES.nullNode() : NODES.stringNode(cell));
        } else if (cell == null) {
            values.set(code, NODES.nullNode());
        } else if (attribute.many()) {
            var set = values.putArray(code);
            CellList.read(cell).forEach(value -> set.add(value(attribute.kind(), row, value)));
        } else {
            values.set(
                    code, value(attribute.kind(), row, attribute.kind() == AttributeKind.TEXT ? cell : cell.strip()));
        }
    }

    private static JsonNode value(AttributeKind kind, SourceRow row, String text) {
        return switch (kind) {
            case NUMBER -> number(row.decimalComma() ? text.replace(',', '.') : text, text);
            case BOOLEAN ->
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "true" -> NODES.booleanNode(true);
                    case "false" -> NODES.booleanNode(false);
                    default -> NODES.stringNode(text);
                };
            case MONEY -> money(row.decimalComma() ? text.replace(',', '.') : text);
            default -> NODES.stringNode(text);
        };
    }

    private static JsonNode number(String plain, String text) {
        return NUMBER.matcher(plain).matches() ? NODES.numberNode(new BigDecimal(plain)) : NODES.stringNode(text);
    }

    /// Reads an amount such as `25.00 EUR`; anything else stays text.
    static JsonNode money(String text) {
        var parts = MONEY.matcher(text);
        if (parts.matches()) {
            try {
                var currency = Currency.getInstance(parts.group(2));
                var minor = new BigDecimal(parts.group(1)).movePointRight(currency.getDefaultFractionDigits());
                var money = NODES.objectNode().put("currency", currency.getCurrencyCode());
                return minor.stripTrailingZeros().scale() > 0
                        ? money.put("amount", minor)
                        : money.put("amount", minor.longValueExact());
            } catch (IllegalArgumentException _) {
                return NODES.stringNode(text);
            }
        }
        return NODES.stringNode(text);
    }
}
