package dev.kontor.search.engine;

import dev.kontor.search.AttributeCondition;
import dev.kontor.search.SearchFilter;
import dev.kontor.search.index.Facet;
import dev.kontor.search.query.IndexView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The filters of a search as conditions of the engine, by dimension. A facet is counted without its own
/// condition, so each can be omitted.
final class EngineFilters {

    static final String PRICE = "price";
    static final String AVAILABILITY = "availability";

    private final Map<String, Map<String, Object>> conditions = new LinkedHashMap<>();
    private final IndexView reading;

    EngineFilters(SearchFilter filter, IndexView reading) {
        this.reading = reading;
        if (filter.category() != null) {
            facets(List.of(new Facet(Facet.CATEGORY, filter.category().value().toString())));
        }
        if (!filter.brands().isEmpty()) {
            facets(filter.brands().stream()
                    .map(brand -> new Facet(Facet.BRAND, brand.value().toString()))
                    .toList());
        }
        if (!filter.tags().isEmpty()) {
            facets(filter.tags().stream().map(tag -> new Facet(Facet.TAG, tag)).toList());
        }
        if (filter.minRating() != null) {
            facets(List.of(Facet.rating(filter.minRating())));
        }
        filter.options()
                .forEach((name, values) -> facets(
                        values.stream().map(value -> Facet.option(name, value)).toList()));
        filter.attributes().forEach(this::attribute);
        if (filter.hasPrice()) {
            conditions.put(PRICE, price(filter));
        }
        if (!filter.availability().isEmpty()) {
            conditions.put(
                    AVAILABILITY,
                    Clauses.terms(
                            "availability",
                            filter.availability().stream().map(Enum::ordinal).toList()));
        }
    }

    /// The filtered dimensions.
    Set<String> dimensions() {
        return conditions.keySet();
    }

    Collection<Map<String, Object>> all() {
        return conditions.values();
    }

    Collection<Map<String, Object>> allBut(String dimension) {
        var others = new LinkedHashMap<>(conditions);
        others.remove(dimension);
        return others.values();
    }

    /// @param facets of one dimension, at least one
    private void facets(List<Facet> facets) {
        conditions.put(
                facets.getFirst().dimension(),
                Clauses.terms(
                        "facets",
                        facets.stream()
                                .map(facet -> reading.facets().get(facet))
                                .filter(Objects::nonNull)
                                .map(String::valueOf)
                                .toList()));
    }

    private void attribute(AttributeCondition attribute) {
        if (!attribute.isRange()) {
            facets(attribute.keys().stream()
                    .map(key -> Facet.attribute(attribute.field(), key))
                    .toList());
            return;
        }
        conditions.put(
                Facet.range(attribute.field(), "").dimension(),
                attribute.numbers().isEmpty() ? between(attribute) : oneOf(attribute));
    }

    /// One and the same number must satisfy all bounds. The successor of a number is written as the number
    /// followed by a sign.
    private static Map<String, Object> between(AttributeCondition attribute) {
        var from = Numbers.least(attribute.field());
        var to = Numbers.end(attribute.field());
        for (var bound : attribute.bounds().entrySet()) {
            var at = Numbers.text(attribute.field(), bound.getValue());
            switch (bound.getKey()) {
                case ">=" -> from = later(from, at);
                case ">" -> from = later(from, at + Numbers.BEHIND);
                case "<=" -> to = earlier(to, at + Numbers.BEHIND);
                default -> to = earlier(to, at);
            }
        }
        return Clauses.range("numbers", Map.of("gte", from, "lt", to));
    }

    private static String later(String one, String other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String earlier(String one, String other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// A listed number must satisfy the bounds too.
    private static Map<String, Object> oneOf(AttributeCondition attribute) {
        var texts = new ArrayList<String>();
        for (var number : attribute.numbers()) {
            boolean fits = attribute.bounds().entrySet().stream().allMatch(bound -> {
                int order = number.compareTo(bound.getValue());
                return switch (bound.getKey()) {
                    case ">=" -> order >= 0;
                    case ">" -> order > 0;
                    case "<=" -> order <= 0;
                    default -> order < 0;
                };
            });
            if (fits) {
                texts.add(Numbers.text(attribute.field(), number));
            }
        }
        return Clauses.terms("numbers", texts);
    }

    private Map<String, Object> price(SearchFilter filter) {
        if (reading.place() == 0) {
            return Clauses.NOTHING;
        }
        var bounds = new HashMap<String, Long>();
        if (filter.minPrice() != null) {
            bounds.put("gte", filter.minPrice());
        }
        if (filter.maxPrice() != null) {
            bounds.put("lte", filter.maxPrice());
        }
        return Clauses.range("prices." + reading.place(), bounds);
    }
}
