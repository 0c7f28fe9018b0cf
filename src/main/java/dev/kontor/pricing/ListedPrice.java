package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The price of a variant in a price list.
///
/// @param compareAtPrice previous price, shown crossed out
/// @param tiers prices from a quantity on, ascending
public record ListedPrice(
        PriceListId priceListId,
        String priceListName,
        VariantId variantId,
        Money amount,
        @Nullable Money compareAtPrice,
        List<QuantityPrice> tiers) {}
