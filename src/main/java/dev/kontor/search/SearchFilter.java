package dev.kontor.search;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.CollectionId;
import dev.kontor.inventory.Availability;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The filters of a search. Values of one part are alternatives, and all parts must match.
///
/// @param category of it or its descendants
/// @param collection in it
/// @param brands of one of them; any if empty
/// @param tags having one of them; any if empty
/// @param options accepted values by option name
/// @param attributes each for a different attribute, all of which must match
/// @param minPrice of the cheapest variant, in minor units
/// @param maxPrice of the cheapest variant, in minor units
/// @param availability any if empty
/// @param minRating minimum average rating, from 1 to 5
public record SearchFilter(
        @Nullable CategoryId category,
        @Nullable CollectionId collection,
        List<BrandId> brands,
        List<String> tags,
        SortedMap<String, SortedSet<String>> options,
        List<AttributeCondition> attributes,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        SortedSet<Availability.Status> availability,
        @Nullable Integer minRating) {

    public static final SearchFilter NONE = new SearchFilter(
            null, null, List.of(), List.of(), new TreeMap<>(), List.of(), null, null, new TreeSet<>(), null);

    public boolean isNone() {
        return equals(NONE);
    }

    public boolean hasPrice() {
        return minPrice != null || maxPrice != null;
    }

    /// Whether the shopper selected this option value.
    public boolean hasOption(String name, String value) {
        return options.getOrDefault(name, new TreeSet<>()).contains(value);
    }

    /// The shopper's selection of an attribute; of amounts in a currency.
    public Optional<AttributeCondition> attribute(String field) {
        return attributes.stream()
                .filter(filter -> filter.field().equals(field))
                .findFirst();
    }

    /// The filter restricted to products in stock.
    public SearchFilter inStock() {
        return new SearchFilter(
                category,
                collection,
                brands,
                tags,
                options,
                attributes,
                minPrice,
                maxPrice,
                new TreeSet<>(Set.of(Availability.Status.IN_STOCK)),
                minRating);
    }
}
