package dev.kontor.cart.pricing;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.input.InputValues;
import dev.kontor.pricing.Pricing;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Returns the current unit price of items, including surcharges for the buyer's inputs.
@Component
public class ItemPrices {

    private final Pricing pricing;
    private final Catalog catalog;

    ItemPrices(Pricing pricing, Catalog catalog) {
        this.pricing = pricing;
        this.catalog = catalog;
    }

    /// Prices in minor units; items without a price in the currency are left out. Runs one statement, and another one
    /// if there are inputs.
    public Map<CartItemId, Long> of(List<CartItem> items, Currency currency, String channel) {
        if (items.isEmpty()) {
            return Map.of();
        }
        var ids = items.stream().map(CartItem::variantId).distinct().toList();
        var told = items.stream()
                .filter(item -> !item.inputs().isEmpty())
                .map(CartItem::variantId)
                .distinct()
                .toList();
        var prices = pricing.prices(ids, currency, channel);
        Map<VariantId, SellableVariant> variants = told.isEmpty() ? Map.of() : catalog.sellable(told, Locale.ROOT);
        var minors = new HashMap<CartItemId, Long>();
        for (var item : items) {
            var price = prices.get(item.variantId());
            var variant = variants.get(item.variantId());
            if (price != null) {
                InputValues.surchargeMinor(variant == null ? List.of() : variant.inputs(), item.inputs(), currency)
                        .ifPresent(more -> minors.put(
                                item.id(), Math.addExact(price.amount().minor(), more)));
            }
        }
        return minors;
    }
}
