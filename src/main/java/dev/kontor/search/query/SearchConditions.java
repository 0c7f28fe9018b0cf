package dev.kontor.search.query;

import dev.kontor.catalog.Assortment;
import dev.kontor.catalog.CollectionId;
import dev.kontor.channel.Channel;
import dev.kontor.search.AttributeCondition;
import dev.kontor.search.AttributeScale;
import dev.kontor.search.SearchFilter;
import dev.kontor.search.index.Facet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The filters of a search as SQL conditions, by dimension. A facet is counted without its own condition, so
/// each can be omitted.
final class SearchConditions {

    static final String PRICE = "price";
    static final String AVAILABILITY = "availability";

    private final Map<String, String> conditions = new LinkedHashMap<>();
    private final Map<String, Object> params = new LinkedHashMap<>();
    private final String sold;

    /// Products that the channel does not sell, or outside of the collection, are never counted.
    private SearchConditions(@Nullable Channel channel, @Nullable CollectionId collection) {
        sold = sold(channel) + (collection == null ? "" : """
                 and d.product_id in (
                    select c.product_id from storefront.pub_collection_products c where c.collection_id = :collection)
                """);
        if (channel != null) {
            params.put("channel", channel.id().value());
        }
        if (collection != null) {
            params.put("collection", collection.value());
        }
    }

    /// The condition that the channel sells a product of the index, starting with `and`.
    static String sold(@Nullable Channel channel) {
        return channel == null ? "" : Assortment.and(channel, "d.product_id");
    }

    /// @param price the column with the price of a product
    static SearchConditions of(SearchFilter filter, @Nullable Channel channel, IndexView reading, String price) {
        var narrowing = new SearchConditions(channel, filter.collection());
        plain(filter).stream()
                .collect(Collectors.groupingBy(Facet::dimension, LinkedHashMap::new, Collectors.toList()))
                .forEach((dimension, facets) -> narrowing.facets(dimension, facets, reading));
        filter.options()
                .forEach((name, values) -> narrowing.facets(
                        Facet.option(name, "").dimension(),
                        values.stream().map(value -> Facet.option(name, value)).toList(),
                        reading));
        filter.attributes().forEach(attribute -> narrowing.attribute(attribute, reading));
        if (filter.hasPrice()) {
            narrowing.prices(filter.minPrice(), filter.maxPrice(), price);
        }
        if (!filter.availability().isEmpty()) {
            narrowing.add(AVAILABILITY, "d.availability = any (:availability::smallint[])");
            narrowing.params.put(
                    "availability",
                    filter.availability().stream().map(Enum::ordinal).toArray(Integer[]::new));
        }
        return narrowing;
    }

    /// The facets named by a filter, to look up their numbers; for ranges all of them, because only the numbers
    /// show which matter.
    static List<Facet> facets(SearchFilter filter) {
        var facets = plain(filter);
        filter.options().forEach((name, values) -> values.forEach(value -> facets.add(Facet.option(name, value))));
        filter.attributes().forEach(attribute -> {
            if (attribute.isRange()) {
                facets.add(Facet.range(attribute.field(), ""));
            }
            attribute.keys().forEach(key -> facets.add(Facet.attribute(attribute.field(), key)));
        });
        return facets;
    }

    /// Dimensions other than options and attributes.
    private static List<Facet> plain(SearchFilter filter) {
        var facets = new ArrayList<Facet>();
        if (filter.category() != null) {
            facets.add(new Facet(Facet.CATEGORY, filter.category().value().toString()));
        }
        filter.brands()
                .forEach(
                        brand -> facets.add(new Facet(Facet.BRAND, brand.value().toString())));
        filter.tags().forEach(tag -> facets.add(new Facet(Facet.TAG, tag)));
        if (filter.minRating() != null) {
            facets.add(Facet.rating(filter.minRating()));
        }
        return facets;
    }

    /// The filtered dimensions.
    Set<String> dimensions() {
        return conditions.keySet();
    }

    Map<String, Object> params() {
        return params;
    }

    /// All conditions except those of one dimension, each starting with `and`.
    ///
    /// @param but absent for all of them
    String and(@Nullable String but) {
        var sql = new StringBuilder(sold);
        conditions.forEach((dimension, condition) -> {
            if (!dimension.equals(but)) {
                sql.append(" and ").append(condition);
            }
        });
        return sql.toString();
    }

    private void facets(String dimension, List<Facet> facets, IndexView reading) {
        var name = "facets" + conditions.size();
        add(dimension, "d.facets && :" + name + "::integer[]");
        params.put(
                name,
                facets.stream()
                        .map(facet -> reading.facets().get(facet))
                        .filter(Objects::nonNull)
                        .toArray(Integer[]::new));
    }

    private void attribute(AttributeCondition attribute, IndexView reading) {
        if (!attribute.isRange()) {
            facets(
                    Facet.attribute(attribute.field(), "").dimension(),
                    attribute.keys().stream()
                            .map(key -> Facet.attribute(attribute.field(), key))
                            .toList(),
                    reading);
            return;
        }
        var dimension = Facet.range(attribute.field(), "").dimension();
        // The index contains the ranges; exact numbers decide within them.
        var overlapping = reading.facets().keySet().stream()
                .filter(facet -> facet.dimension().equals(dimension))
                .filter(facet -> {
                    var from = new BigDecimal(facet.value());
                    return attribute.overlaps(from, AttributeScale.next(attribute.kind(), from));
                })
                .toList();
        var name = "numbers" + conditions.size();
        params.put(name, path(attribute));
        facets(dimension, overlapping, reading);
        conditions.computeIfPresent(
                dimension, (_, ranges) -> ranges + " and jsonb_path_exists(d.numbers, :" + name + "::jsonpath)");
    }

    /// The matching numbers.
    private static String path(AttributeCondition attribute) {
        var parts = new ArrayList<String>();
        attribute.bounds().forEach((operator, bound) -> parts.add("@ " + operator + " " + bound.toPlainString()));
        if (!attribute.numbers().isEmpty()) {
            parts.add(attribute.numbers().stream()
                    .map(number -> "@ == " + number.toPlainString())
                    .collect(Collectors.joining(" || ", "(", ")")));
        }
        return "$.\"%s\"[*] ? (%s)".formatted(attribute.field(), String.join(" && ", parts));
    }

    private void prices(@Nullable Long min, @Nullable Long max, String price) {
        var parts = new ArrayList<String>();
        if (min != null) {
            parts.add(price + " >= :minPrice");
            params.put("minPrice", min);
        }
        if (max != null) {
            parts.add(price + " <= :maxPrice");
            params.put("maxPrice", max);
        }
        add(PRICE, String.join(" and ", parts));
    }

    private void add(String dimension, String condition) {
        conditions.put(dimension, condition);
    }
}
