package dev.kontor.search.query;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.inventory.Availability;
import dev.kontor.search.Counts;
import dev.kontor.search.Counts.PriceRange;
import dev.kontor.search.Found.Relation;
import dev.kontor.search.Found.Total;
import dev.kontor.search.index.Facet;
import dev.kontor.shared.database.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of the statement of [HitSql], sorted by what they tell.
final class HitRows {

    private final List<Long> bounds;
    private final int most;
    private final List<Key> keys = new ArrayList<>();
    private final Map<CategoryId, Integer> categories = new LinkedHashMap<>();
    private final Map<BrandId, Integer> brands = new LinkedHashMap<>();
    private final Map<String, Integer> tags = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> options = new TreeMap<>();
    private final Map<String, Map<String, Integer>> attributes = new TreeMap<>();
    private final Map<String, Map<BigDecimal, Integer>> ranges = new TreeMap<>();
    private final TreeMap<Integer, Integer> ratings = new TreeMap<>();
    private final TreeMap<Integer, Integer> prices = new TreeMap<>();
    private final Map<Availability.Status, Integer> availability = new TreeMap<>();
    private long counted;
    private long largestBase;

    /// @param bounds where ranges of prices begin
    /// @param most how many products are counted at most
    HitRows(List<Long> bounds, int most) {
        this.bounds = bounds;
        this.most = most;
    }

    /// What a page is sorted by; the rest is absent.
    record Key(
            UUID id,
            long score,
            @Nullable Instant publishedAt,
            @Nullable String title,
            long price) {

        Object value(String field) {
            return switch (field) {
                case "relevance" -> score;
                case "publishedAt" -> Objects.requireNonNull(publishedAt);
                case "title" -> Objects.requireNonNull(title);
                case "price" -> price;
                default -> id;
            };
        }
    }

    List<Key> keys() {
        return keys;
    }

    Total total() {
        return new Total((int) Math.min(counted, most), relation(counted));
    }

    void add(ResultSet row) throws SQLException {
        int number = row.getInt("n");
        switch (row.getInt("kind")) {
            case HitSql.PAGE ->
                keys.add(new Key(
                        row.getObject("id", UUID.class),
                        row.getLong("score"),
                        Sql.optionalInstant(row, "published_at"),
                        row.getString("sort_title"),
                        row.getLong("sort_price")));
            case HitSql.TOTAL -> counted = number;
            case HitSql.FACET -> facet(row.getString("label"), row.getString("value"), number);
            case HitSql.PRICE -> prices.put(row.getInt("value"), number);
            case HitSql.AVAILABILITY -> availability.put(Availability.Status.values()[row.getInt("value")], number);
            default -> largestBase = Math.max(largestBase, number);
        }
    }

    Counts counts() {
        var priceRanges = prices.entrySet().stream()
                .map(entry -> new PriceRange(
                        bounds.get(entry.getKey() - 1),
                        entry.getKey() < bounds.size() ? bounds.get(entry.getKey()) - 1 : null,
                        entry.getValue()))
                .toList();
        return new Counts(
                relation(Math.max(counted, largestBase)),
                frequentFirst(categories),
                frequentFirst(brands),
                frequentFirst(tags),
                byFrequency(options),
                byFrequency(attributes),
                ranges,
                priceRanges,
                availability,
                ratings);
    }

    private Relation relation(long number) {
        return number > most ? Relation.AT_LEAST : Relation.EXACT;
    }

    private void facet(String dimension, String value, int number) {
        switch (dimension) {
            case Facet.CATEGORY -> categories.put(new CategoryId(UUID.fromString(value)), number);
            case Facet.BRAND -> brands.put(new BrandId(UUID.fromString(value)), number);
            case Facet.TAG -> tags.put(value, number);
            case Facet.RATING -> ratings.put(Integer.valueOf(value), number);
            default -> {
                var attribute = Facet.attributeOf(dimension);
                var range = Facet.rangeOf(dimension);
                if (!attribute.isEmpty()) {
                    put(attributes, attribute, value, number);
                } else if (!range.isEmpty()) {
                    ranges.computeIfAbsent(range, _ -> new TreeMap<>()).put(new BigDecimal(value), number);
                } else {
                    put(options, Facet.optionOf(dimension), value, number);
                }
            }
        }
    }

    private static void put(Map<String, Map<String, Integer>> numbers, String name, String value, int number) {
        numbers.computeIfAbsent(name, _ -> new HashMap<>()).put(value, number);
    }

    private static Map<String, Map<String, Integer>> byFrequency(Map<String, Map<String, Integer>> numbers) {
        var sorted = new LinkedHashMap<String, Map<String, Integer>>();
        numbers.forEach((name, values) -> sorted.put(name, frequentFirst(values)));
        return sorted;
    }

    private static <K> Map<K, Integer> frequentFirst(Map<K, Integer> numbers) {
        var sorted = new LinkedHashMap<K, Integer>();
        numbers.entrySet().stream()
                .sorted(Map.Entry.<K, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
