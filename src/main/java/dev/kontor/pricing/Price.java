package dev.kontor.pricing;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The price of one unit.
///
/// @param amount current price
/// @param compareAtPrice previous price, shown crossed out
/// @param priceListId the price list that determines the price; absent for the base price
/// @param basis whether the amounts include tax; absent if they are what the buyer's tax zone shows
/// @param minQuantity smallest quantity of the tier that determines the price
/// @param conditions conditions of the price list
/// @param quantities in which the variant is sold
public record Price(
        Money amount,
        @Nullable Money compareAtPrice,
        @Nullable PriceListId priceListId,
        @Nullable PriceBasis basis,
        int minQuantity,
        Set<PriceCondition> conditions,
        QuantityRule quantities) {

    /// The price with another amount.
    public Price costing(Money newAmount, @Nullable Money newCompareAtPrice) {
        return new Price(newAmount, newCompareAtPrice, priceListId, basis, minQuantity, conditions, quantities);
    }
}
