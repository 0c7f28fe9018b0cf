package dev.kontor.storefront.listing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The properties of a published product that collection rules can use. Properties that no rule uses are not
/// read and empty here.
///
/// @param age how long it has been published
/// @param brand its id as text
/// @param categories the ids, as text, of its categories and their ancestors
/// @param attributes its values and those of its variants, by attribute code
/// @param cheapest the price of the cheapest variant in minor units, by currency
/// @param available whether any of it is available
record ListedProduct(
        UUID id,
        Instant publishedAt,
        Duration age,
        Set<String> tags,
        @Nullable String brand,
        Set<String> categories,
        Map<String, List<Value>> attributes,
        Map<String, Long> cheapest,
        boolean available) {

    /// @param number absent for attributes without one
    record Value(String key, @Nullable BigDecimal number) {}
}
