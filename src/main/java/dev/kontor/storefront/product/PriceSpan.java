package dev.kontor.storefront.product;

import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// What the variants of a product cost.
///
/// @param min of the cheapest variant
/// @param max of the dearest variant
/// @param compareAtPrice what the cheapest one cost before, to be shown crossed out
record PriceSpan(Money min, Money max, @Nullable Money compareAtPrice) {}
