package dev.kontor.storefront.offer;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// What a variant costs now.
///
/// @param compareAtPrice what it cost before, to be shown crossed out
record VariantPriceDetails(
        VariantId variantId, Money price, @Nullable Money compareAtPrice) {}
