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

/// What narrows a search. Within one part any value will do, and all parts must fit.
///
/// @param category of it or of one below it
/// @param collection in it
/// @param brands of one of them; any if empty
/// @param tags having one of them; any if empty
/// @param options by the name of the option, each with the values that will do
/// @param attributes each of another attribute, all of which must fit
/// @param minPrice of the cheapest variant, in minor units
/// @param maxPrice of the cheapest variant, in minor units
/// @param availability any if empty
/// @param minRating stars that the reviews have on average at least, from 1 to 5
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

    /// Whether the shopper has chosen this value of an option.
    public boolean hasOption(String name, String value) {
        return options.getOrDefault(name, new TreeSet<>()).contains(value);
    }

    /// What the shopper has chosen of an attribute; of amounts in a currency.
    public Optional<AttributeCondition> attribute(String field) {
        return attributes.stream()
                .filter(filter -> filter.field().equals(field))
                .findFirst();
    }

    /// The filter with only what is in stock.
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
