package dev.kontor.pricing;

import dev.kontor.shared.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The target price of a variant in a price list.
///
/// @param priceList id of the price list, or its name if no other list has it
/// @param amount price of one unit, up to the first tier
/// @param compareAtPrice previous price, shown crossed out
/// @param tiers lower prices from a quantity on, ascending; absent to leave them unchanged
public record WantedListPrice(
        String sku,
        String priceList,
        Money amount,
        @Nullable Money compareAtPrice,
        @Nullable List<QuantityPrice> tiers) {}
