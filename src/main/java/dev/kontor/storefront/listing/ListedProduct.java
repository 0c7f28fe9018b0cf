package dev.kontor.storefront.listing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What rules of collections can ask of a published product. What no rule asks for is not read, and empty here.
///
/// @param age how long it has been in the shop
/// @param brand its id as text
/// @param categories the ids, as text, of its categories and of those above them
/// @param attributes its values and those of its variants, by the code of the attribute
/// @param cheapest the price of the cheapest variant in minor units, by currency
/// @param available whether some of it can be had
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

    /// @param number absent where the attribute has none
    record Value(String key, @Nullable BigDecimal number) {}
}
