package dev.kontor.storefront.country;

import dev.kontor.shared.address.Area;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The countries that the shop delivers to.
///
/// @param items by name
record StoreCountries(List<StoreCountry> items) {

    /// @param areas where a shipping method is active
    static StoreCountries of(List<Area> areas, Locale language) {
        var byCountry = areas.stream()
                .collect(Collectors.groupingBy(
                        Area::country, TreeMap::new, Collectors.mapping(Area::regionOrEmpty, Collectors.toSet())));
        return new StoreCountries(byCountry.entrySet().stream()
                .map(entry -> StoreCountry.of(
                        entry.getKey(),
                        language,
                        region -> entry.getValue().contains("")
                                || entry.getValue().contains(region)))
                .sorted(Comparator.comparing(StoreCountry::name, Collator.getInstance(language)))
                .toList());
    }
}
