package dev.kontor.search.query;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.inventory.Availability;
import dev.kontor.search.Counts;
import dev.kontor.search.Counts.PriceRange;
import dev.kontor.search.Found.Relation;
import dev.kontor.search.index.Facet;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Groups the counts by dimension.
public final class FacetCounts {

    /// The starts of price ranges, in minor units of any currency.
    public static final List<Long> BOUNDS =
            List.of(0L, 500L, 1_000L, 2_500L, 5_000L, 10_000L, 25_000L, 50_000L, 100_000L, 250_000L, 1_000_000L);

    private static final int MAX_VALUES = 200;

    private final Map<CategoryId, Integer> categories = new LinkedHashMap<>();
    private final Map<BrandId, Integer> brands = new LinkedHashMap<>();
    private final Map<String, Integer> tags = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> options = new TreeMap<>();
    private final Map<String, Map<String, Integer>> attributes = new TreeMap<>();
    private final Map<String, Map<BigDecimal, Integer>> ranges = new TreeMap<>();
    private final TreeMap<Integer, Integer> ratings = new TreeMap<>();
    private final TreeMap<Integer, Integer> prices = new TreeMap<>();
    private final Map<Availability.Status, Integer> availability = new TreeMap<>();

    /// The most frequent values of each dimension.
    public void facets(Map<Facet, Integer> products) {
        var reported = new HashMap<String, Integer>();
        products.entrySet().stream()
                .sorted(Map.Entry.<Facet, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().value()))
                .filter(entry -> reported.merge(entry.getKey().dimension(), 1, Integer::sum) <= MAX_VALUES)
                .forEach(entry -> facet(entry.getKey(), entry.getValue()));
    }

    private void facet(Facet facet, int products) {
        var value = facet.value();
        switch (facet.dimension()) {
            case Facet.CATEGORY -> categories.put(new CategoryId(UUID.fromString(value)), products);
            case Facet.BRAND -> brands.put(new BrandId(UUID.fromString(value)), products);
            case Facet.TAG -> tags.put(value, products);
            case Facet.RATING -> ratings.put(Integer.valueOf(value), products);
            default -> {
                var attribute = Facet.attributeOf(facet.dimension());
                var range = Facet.rangeOf(facet.dimension());
                if (!attribute.isEmpty()) {
                    put(attributes, attribute, value, products);
                } else if (!range.isEmpty()) {
                    ranges.computeIfAbsent(range, _ -> new TreeMap<>()).put(new BigDecimal(value), products);
                } else {
                    put(options, Facet.optionOf(facet.dimension()), value, products);
                }
            }
        }
    }

    /// @param range index in [#BOUNDS], from 1
    public void price(int range, int products) {
        prices.put(range, products);
    }

    public void availability(int status, int products) {
        availability.put(Availability.Status.values()[status], products);
    }

    public Counts counts(Relation relation) {
        var priceRanges = prices.entrySet().stream()
                .map(entry -> new PriceRange(
                        BOUNDS.get(entry.getKey() - 1),
                        entry.getKey() < BOUNDS.size() ? BOUNDS.get(entry.getKey()) - 1 : null,
                        entry.getValue()))
                .toList();
        return new Counts(
                relation,
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
