package dev.kontor.search.index;

import dev.kontor.catalog.AttributeKind;
import dev.kontor.search.AttributeScale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The contribution of attributes to a product's documents.
///
/// @param facets for counting and filtering
/// @param numbers for comparing, by field
/// @param texts for searching, by locale; language-independent ones under the empty locale
/// @param proses the same of long texts
record AttributeValues(
        Set<Facet> facets,
        Map<String, Set<BigDecimal>> numbers,
        List<Map<String, String>> texts,
        List<Map<String, String>> proses) {

    static final AttributeValues NONE = new AttributeValues(Set.of(), Map.of(), List.of(), List.of());

    /// @param labels of choices, by key and then by locale; the default under the empty locale
    record Definition(
            String code,
            AttributeKind kind,
            Map<String, Map<String, String>> labels,
            boolean searchable,
            boolean filterable) {}

    /// @param given objects with values by code, of the product and of its variants
    static AttributeValues of(List<Definition> definitions, JsonNode given) {
        var values = new AttributeValues(new LinkedHashSet<>(), new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
        for (var definition : definitions) {
            Set<String> seen = new LinkedHashSet<>();
            for (var owner : given) {
                var value = owner.path(definition.code());
                if (value.isArray()) {
                    value.forEach(element -> values.add(definition, element, seen));
                } else if (!value.isMissingNode()) {
                    values.add(definition, value, seen);
                }
            }
        }
        return values;
    }

    /// The words of short texts and of choices in a language.
    List<String> words(String locale, String fallback) {
        return texts.stream().map(text -> text(text, locale, fallback)).toList();
    }

    /// The long texts in a language, without markup.
    String prose(String locale, String fallback) {
        return proses.stream()
                .map(prose -> Jsoup.parse(text(prose, locale, fallback)).text())
                .collect(Collectors.joining(" "));
    }

    /// The numbers as a JSON object.
    String numberObject() {
        return numbers.entrySet().stream()
                .map(field -> "\"%s\": %s"
                        .formatted(
                                field.getKey(),
                                field.getValue().stream()
                                        .map(BigDecimal::toPlainString)
                                        .collect(Collectors.joining(", ", "[", "]"))))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /// @param seen keys of the attribute that the product already has, from another variant
    private void add(Definition definition, JsonNode value, Set<String> seen) {
        var key = definition.kind().key(value);
        if (!seen.add(key)) {
            return;
        }
        if (definition.filterable()) {
            filter(definition, value, key);
        }
        if (definition.searchable()) {
            find(definition, value, key);
        }
    }

    private void filter(Definition definition, JsonNode value, String key) {
        var kind = definition.kind();
        if (!AttributeScale.orders(kind)) {
            facets.add(Facet.attribute(definition.code(), key));
            return;
        }
        var field = AttributeScale.field(
                definition.code(),
                kind == AttributeKind.MONEY ? value.path("currency").asString() : null);
        var number = AttributeScale.number(kind, value);
        numbers.computeIfAbsent(field, _ -> new TreeSet<>()).add(number);
        facets.add(Facet.range(field, AttributeScale.floor(kind, number).toPlainString()));
    }

    private void find(Definition definition, JsonNode value, String key) {
        switch (definition.kind()) {
            case TEXT -> texts.add(Map.of("", value.asString()));
            case LOCALIZED_TEXT -> texts.add(texts(value));
            case RICH_TEXT -> proses.add(texts(value));
            case ENUM, LOCALIZED_ENUM -> texts.add(definition.labels().getOrDefault(key, Map.of()));
            case NUMBER, BOOLEAN, DATE, DATE_TIME, MONEY, PRODUCT_REFERENCE, CATEGORY_REFERENCE, MEDIA -> {
                // Nobody would type this.
            }
        }
    }

    private static Map<String, String> texts(JsonNode value) {
        return value.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue().asString()));
    }

    private static String text(Map<String, String> texts, String locale, String fallback) {
        @Nullable String text = texts.get(locale);
        if (text == null) {
            text = texts.getOrDefault("", texts.get(fallback));
        }
        return text == null ? "" : text;
    }
}
