package dev.kontor.search.index;

import dev.kontor.inventory.Availability;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The owners' data about a published product, as far as search needs it.
///
/// @param options in which the variants differ
/// @param texts by locale
/// @param categories including ancestors
/// @param brand absent if it has none
/// @param attributes of it and its variants, without duplicates
/// @param prices of the cheapest variant, in minor units, by currency
/// @param sold units sold recently
/// @param stars average rating, rounded down; 0 without reviews
record ProductFacts(
        UUID id,
        Instant publishedAt,
        List<Option> options,
        Map<String, Text> texts,
        List<Variant> variants,
        List<UUID> categories,
        @Nullable Brand brand,
        List<String> tags,
        AttributeValues attributes,
        Map<String, Long> prices,
        Availability.Status availability,
        int sold,
        int stars) {

    /// @param names by language tag
    /// @param labels by value and language tag
    record Option(String name, Map<String, String> names, Map<String, Map<String, String>> labels) {

        /// The value in a language; untranslated values stay as they are.
        String label(String value, String locale) {
            return labels.getOrDefault(value, Map.of()).getOrDefault(locale, value);
        }
    }

    record Brand(UUID id, String name) {}

    record Text(String title, String description) {}

    /// @param barcode of any kind; absent if it has none
    /// @param optionValues in the order of the names
    record Variant(String sku, @Nullable String barcode, List<String> optionValues) {}
}
