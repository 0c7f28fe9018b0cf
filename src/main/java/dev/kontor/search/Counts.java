package dev.kontor.search;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.inventory.Availability;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How many of the products that were found are of each kind. A part that is filtered by counts as if it was not:
/// so it tells what another choice would find.
///
/// @param relation whether all products were counted, or only some of very many
/// @param categories each with all that is below it
/// @param brands the most frequent first
/// @param tags the most frequent first
/// @param options by the name of the option, then by value; the most frequent first
/// @param attributes by code, then by the key of the value; the most frequent first
/// @param ranges by code, of amounts with `:` and the currency, then by where each range begins; see
///     [AttributeScale]
/// @param prices ranges that have products, the cheapest first
/// @param ratings by stars: how many have so many or more on average
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

    /// @param from the least price in it, in minor units
    /// @param to the highest price in it; absent for the last range, which is open
    public record PriceRange(long from, @Nullable Long to, int products) {}
}
