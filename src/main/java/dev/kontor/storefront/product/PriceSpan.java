package dev.kontor.storefront.product;

import dev.kontor.pricing.Content;
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
/// @param unitPrice price of a standard amount of the content of the cheapest one; absent if it has none
record PriceSpan(
        Money min,
        Money max,
        @Nullable Money compareAtPrice,
        @Nullable Money lowestPrice30Days,
        @Nullable Boolean taxIncluded,
        @Nullable StoreUnitPrice unitPrice) {

    /// The prices of a variant.
    ///
    /// @param content for the unit price
    record Each(
            Money price,
            @Nullable Money compareAtPrice,
            @Nullable Money lowestPrice30Days,
            @Nullable Boolean taxIncluded,
            @Nullable Content content) {}

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
                cheapest.taxIncluded(),
                cheapest.content() == null ? null : StoreUnitPrice.of(cheapest.content(), cheapest.price()));
    }
}
