package dev.kontor.pricing;

import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// The price of one unit.
///
/// @param amount current price
/// @param compareAtPrice previous price, shown crossed out
/// @param priceListId the price list that determines the price; absent for the base price
public record Price(
        Money amount,
        @Nullable Money compareAtPrice,
        @Nullable PriceListId priceListId) {}
