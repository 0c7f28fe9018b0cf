package dev.kontor.search;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.inventory.Availability;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The number of matching products per value. A facet is counted without its own filter, so it shows what other
/// selections would find.
///
/// @param relation whether all products were counted, or only some of very many
/// @param categories including descendants
/// @param brands the most frequent first
/// @param tags the most frequent first
/// @param options by option name, then by value; the most frequent first
/// @param attributes by code, then by value key; the most frequent first
/// @param ranges by code, of amounts with `:` and the currency, then by the start of each range; see
///     [AttributeScale]
/// @param prices non-empty ranges, the cheapest first
/// @param ratings by stars: products with this average or more
public record Counts(
        Found.Relation relation,
        Map<CategoryId, Integer> categories,
        Map<BrandId, Integer> brands,
        Map<String, Integer> tags,
        Map<String, Map<String, Integer>> options,
        Map<String, Map<String, Integer>> attributes,
        Map<String, Map<BigDecimal, Integer>> ranges,
        List<PriceRange> prices,
        Map<Availability.Status, Integer> availability,
        SortedMap<Integer, Integer> ratings) {

    /// @param from the lowest price in it, in minor units
    /// @param to the highest price in it; absent for the last range, which is open
    public record PriceRange(long from, @Nullable Long to, int products) {}
}
