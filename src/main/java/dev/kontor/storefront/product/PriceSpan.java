package dev.kontor.storefront.product;

import dev.kontor.shared.money.Money;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The prices of the variants of a product.
///
/// @param min of the cheapest variant
/// @param max of the dearest variant
/// @param lowestPrice30Days lowest price of the cheapest one in the 30 days before its reduction began
/// @param taxIncluded whether they include tax; absent if that depends on the country
/// @param compareAtPrice former price of the cheapest one, to be shown crossed out
record PriceSpan(
        Money min,
        Money max,
        @Nullable Money compareAtPrice,
        @Nullable Money lowestPrice30Days,
        @Nullable Boolean taxIncluded) {

    /// The prices of a variant.
    record Each(
            Money price,
            @Nullable Money compareAtPrice,
            @Nullable Money lowestPrice30Days,
            @Nullable Boolean taxIncluded) {}

    /// Absent if no variant has a price.
    ///
    /// @param variants in display order
    static @Nullable PriceSpan of(List<Each> variants) {
        if (variants.isEmpty()) {
            return null;
        }
        var cheapest = variants.stream().min(Comparator.comparing(Each::price)).orElseThrow();
        var dearest = variants.stream().max(Comparator.comparing(Each::price)).orElseThrow();
        return new PriceSpan(
                cheapest.price(),
                dearest.price(),
                cheapest.compareAtPrice(),
                cheapest.lowestPrice30Days(),
                cheapest.taxIncluded());
    }
}
