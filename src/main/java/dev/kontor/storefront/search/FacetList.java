package dev.kontor.storefront.search;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.inventory.Availability;
import dev.kontor.search.Found;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The number of matching products per value. A facet is counted without its own filter: each number is what
/// selecting the value would find.
///
/// @param relation `AT_LEAST` if only some of very many products were counted
/// @param categories including descendants, the largest first
/// @param options by name, their values by frequency
/// @param attributes filterable ones, in the order of the product types
/// @param ratings from five stars down; each counts products with this average or more
/// @param prices of the cheapest variant; empty ranges are omitted
record FacetList(
        Found.Relation relation,
        List<CategoryCount> categories,
        List<BrandCount> brands,
        List<TagCount> tags,
        List<OptionCounts> options,
        List<AttributeCounts> attributes,
        List<PriceCount> prices,
        List<AvailabilityCount> availability,
        List<RatingCount> ratings) {

    /// @param parentId the parent category; absent at the top
    record CategoryCount(
            CategoryId id,
            @Nullable CategoryId parentId,
            @Schema(example = "kitchen") String slug,
            @Schema(example = "Kitchen") String name,
            @Schema(example = "12") int count,
            boolean selected) {}

    record BrandCount(
            BrandId id,
            @Schema(example = "haus-linde") String slug,
            @Schema(example = "Haus Linde") String name,
            @Schema(example = "4") int count,
            boolean selected) {}

    record TagCount(
            @Schema(example = "summer") String tag,
            @Schema(example = "3") int count,
            boolean selected) {}

    record OptionCounts(@Schema(example = "Colour") String name, List<OptionCount> values) {}

    /// @param filter the value for `option` to select it
    record OptionCount(
            @Schema(example = "Blue") String value,
            @Schema(example = "Colour:Blue") String filter,
            @Schema(example = "5") int count,
            boolean selected) {}

    /// An attribute: ranges of numbers, dates, times and amounts, values of all others.
    ///
    /// @param unit of numbers
    /// @param values the most frequent first
    /// @param ranges in ascending order; empty ones are omitted
    record AttributeCounts(
            AttributeId id,
            @Schema(example = "material") String code,
            AttributeKind kind,
            @Schema(example = "Material") String name,
            @Schema(example = "cm") @Nullable String unit,
            List<AttributeCount> values,
            List<AttributeRange> ranges) {}

    /// @param text to be displayed; of a boolean `true` or `false`
    /// @param filter the value for `attr.<code>` to select it
    record AttributeCount(
            @Schema(example = "Cotton") String text,
            @Schema(example = "cotton") String filter,
            @Schema(example = "8") int count,
            boolean selected) {}

    /// @param min the least value in it, for `attr.<code>.gte`; of amounts in minor units of the currency
    /// @param max exclusive upper bound, for `attr.<code>.lt`
    record AttributeRange(
            @Schema(example = "5") String min,
            @Schema(example = "10") String max,
            @Schema(example = "3") int count,
            boolean selected) {}

    /// @param min the lowest price in the range, for `price.gte`
    /// @param max the highest, for `price.lte`; absent for the last range, which is open
    record PriceCount(
            Money min,
            @Nullable Money max,
            @Schema(example = "7") int count,
            boolean selected) {}

    record AvailabilityCount(
            Availability.Status status,
            @Schema(example = "9") int count,
            boolean selected) {}

    /// @param min for `rating.gte`
    record RatingCount(
            @Schema(example = "4") int min,
            @Schema(example = "6") int count,
            boolean selected) {}
}
