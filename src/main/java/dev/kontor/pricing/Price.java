package dev.kontor.pricing;

import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// The price of one unit.
///
/// @param amount what a unit costs now
/// @param compareAtPrice what it cost before, to be shown crossed out
/// @param priceListId the list that set it; absent for the base price
public record Price(
        Money amount,
        @Nullable Money compareAtPrice,
        @Nullable PriceListId priceListId) {}
