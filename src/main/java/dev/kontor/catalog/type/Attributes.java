package dev.kontor.catalog.type;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The attribute values of a product or variant, by attribute code. They are normalized so that equal values are
/// always equal: numbers without trailing zeros, object keys in order.
public record Attributes(Map<String, JsonNode> values) {

    public static final Attributes NONE = new Attributes(Map.of());

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    public Attributes {
        var written = new TreeMap<String, JsonNode>();
        values.forEach((code, value) -> written.put(code, oneWay(value)));
        values = Collections.unmodifiableMap(written);
    }

    public static Attributes of(@Nullable Map<String, JsonNode> values) {
        return values == null || values.isEmpty() ? NONE : new Attributes(values);
    }

    @Nullable
    JsonNode get(String code) {
        return values.get(code);
    }

    /// Returns these values, with the values of the given codes copied from the other.
    ///
    /// @param over whether to replace existing values, and to remove those that the other lacks
    Attributes with(Collection<String> codes, Attributes other, boolean over) {
        var changed = new TreeMap<>(values);
        for (var code : codes) {
            var value = other.get(code);
            if (value == null && over) {
                changed.remove(code);
            } else if (value != null && (over || !changed.containsKey(code))) {
                changed.put(code, value);
            }
        }
        return new Attributes(changed);
    }

    private static JsonNode oneWay(JsonNode value) {
        var number = value.decimalValueOpt();
        if (value.isNumber() && number.isPresent()) {
            return NODES.numberNode(plain(number.get()));
        }
        if (value.isObject()) {
            var object = NODES.objectNode();
            new TreeMap<>(value.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                    .forEach((key, part) -> object.set(key, oneWay(part)));
            return object;
        }
        if (value.isArray()) {
            var array = NODES.arrayNode();
            value.forEach(part -> array.add(oneWay(part)));
            return array;
        }
        return value;
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
