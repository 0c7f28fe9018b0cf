package dev.kontor.cart.basket;

import dev.kontor.catalog.VariantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many units of a variant a cart wants in all: its items can have the same one, with different things told.
final class Demand {

    private final Map<VariantId, Integer> totals = new HashMap<>();
    private final Map<CartItem, Integer> ahead = new HashMap<>();

    Demand(List<CartItem> items) {
        for (var item : items) {
            ahead.put(item, totals.getOrDefault(item.variantId(), 0));
            totals.merge(item.variantId(), item.quantity(), Integer::sum);
        }
    }

    /// Units of the variant of an item.
    ///
    /// @param ahead in items before it: what is in stock is meant for them first
    /// @param total in all items
    record Units(int ahead, int total) {}

    Units of(CartItem item) {
        return new Units(ahead.getOrDefault(item, 0), totals.getOrDefault(item.variantId(), 0));
    }
}
