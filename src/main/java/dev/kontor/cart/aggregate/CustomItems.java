package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartItemId;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.problem.NotFoundException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The items of draft orders that are not in the catalogue.
public final class CustomItems {

    private CustomItems() {}

    /// Adds an item. Items with the same content stay apart, because they have no id in common.
    public static Cart add(Cart cart, CartItemId id, CustomLine line, int quantity, PriceOverride price) {
        cart.requireActive();
        var changed = new ArrayList<>(cart.items());
        changed.add(CartItem.custom(id, line, quantity, price));
        return cart.with(changed);
    }

    /// @throws NotFoundException if the cart has no such custom item
    public static Cart change(Cart cart, CartItemId id, CustomLine line, int quantity, PriceOverride price) {
        cart.requireActive();
        require(cart, id);
        return cart.with(cart.items().stream()
                .map(item -> item.id().equals(id) ? CartItem.custom(id, line, quantity, price) : item)
                .toList());
    }

    /// @throws NotFoundException if the cart has no such custom item
    public static CartItem require(Cart cart, CartItemId id) {
        var item = cart.item(id);
        if (!item.isCustom()) {
            throw NotFoundException.of("item", id);
        }
        return item;
    }

    /// Returns the variants of all items: those of the catalogue, and the custom items as variants.
    public static Map<VariantId, SellableVariant> with(
            List<CartItem> items, Map<VariantId, SellableVariant> ofCatalogue) {
        if (items.stream().noneMatch(CartItem::isCustom)) {
            return ofCatalogue;
        }
        var variants = new HashMap<>(ofCatalogue);
        for (var item : items) {
            var custom = item.custom();
            if (custom != null) {
                variants.put(item.variantId(), custom.sold(item.variantId()));
            }
        }
        return variants;
    }
}
