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

/// How many of the products that were found are of each kind. A kind that is filtered by is counted as if it was not:
/// the number of a value is what choosing it would find.
///
/// @param relation `AT_LEAST` if there are so many products that only some of them were counted
/// @param categories each with all that is below it, the largest first
/// @param options by name, their values by frequency
/// @param attributes those that can be filtered by, in the order of the product types
/// @param ratings from five stars down; each counts what has so many on average or more
/// @param prices of the cheapest variant; ranges without products are left out
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

    /// @param parentId the category above it; absent at the top
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

    /// @param filter what to give as `option` to choose it
    record OptionCount(
            @Schema(example = "Blue") String value,
            @Schema(example = "Colour:Blue") String filter,
            @Schema(example = "5") int count,
            boolean selected) {}

    /// An attribute: of numbers, dates, times and amounts the ranges are counted, of all others the values.
    ///
    /// @param unit of numbers
    /// @param values the most frequent first
    /// @param ranges the least first; those without products are left out
    record AttributeCounts(
            AttributeId id,
            @Schema(example = "material") String code,
            AttributeKind kind,
            @Schema(example = "Material") String name,
            @Schema(example = "cm") @Nullable String unit,
            List<AttributeCount> values,
            List<AttributeRange> ranges) {}

    /// @param text what is shown; of a boolean `true` or `false`
    /// @param filter what to give as `attr.<code>` to choose it
    record AttributeCount(
            @Schema(example = "Cotton") String text,
            @Schema(example = "cotton") String filter,
            @Schema(example = "8") int count,
            boolean selected) {}

    /// @param min the least value in it, for `attr.<code>.gte`; of amounts in minor units of the currency
    /// @param max what all values in it are below, for `attr.<code>.lt`
    record AttributeRange(
            @Schema(example = "5") String min,
            @Schema(example = "10") String max,
            @Schema(example = "3") int count,
            boolean selected) {}

    /// @param min the least price in the range, for `price.gte`
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
