package dev.kontor.storefront.offer;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import dev.kontor.storefront.product.StoreTier;
import dev.kontor.storefront.product.StoreUnitPrice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The current price of a variant.
///
/// @param compareAtPrice former price, to be shown crossed out
/// @param lowestPrice30Days lowest price in the 30 days before the reduction began; only for a reduced
///     price that everybody pays
/// @param taxIncluded whether the prices include tax; absent if that depends on the country
/// @param unitPrice price of a standard amount of the content; absent if the variant has none
/// @param tiers prices of more units; absent if any quantity costs the same
record VariantPriceDetails(
        VariantId variantId,
        Money price,
        @Nullable Money compareAtPrice,
        @Nullable Money lowestPrice30Days,
        @Nullable Boolean taxIncluded,
        @Nullable StoreUnitPrice unitPrice,
        @Nullable List<StoreTier> tiers) {}
