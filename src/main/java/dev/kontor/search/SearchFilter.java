package dev.kontor.search;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.inventory.Availability;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What narrows a search. Within one part any value will do, and all parts must fit.
///
/// @param category of it or of one below it
/// @param brand of it
/// @param tag having it
/// @param options by the name of the option, each with the values that will do
/// @param minPrice of the cheapest variant, in minor units
/// @param maxPrice of the cheapest variant, in minor units
/// @param availability any if empty
public record SearchFilter(
        @Nullable CategoryId category,
        @Nullable BrandId brand,
        @Nullable String tag,
        SortedMap<String, SortedSet<String>> options,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        SortedSet<Availability.Status> availability) {

    public static final SearchFilter NONE =
            new SearchFilter(null, null, null, new TreeMap<>(), null, null, new TreeSet<>());

    public boolean isNone() {
        return equals(NONE);
    }

    public boolean hasPrice() {
        return minPrice != null || maxPrice != null;
    }

    /// Whether the shopper has chosen this value of an option.
    public boolean hasOption(String name, String value) {
        return options.getOrDefault(name, new TreeSet<>()).contains(value);
    }

    /// The filter with only what is in stock.
    public SearchFilter inStock() {
        return new SearchFilter(
                category, brand, tag, options, minPrice, maxPrice, new TreeSet<>(Set.of(Availability.Status.IN_STOCK)));
    }
}
