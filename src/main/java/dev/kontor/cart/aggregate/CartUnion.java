package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartItemId;
import dev.kontor.catalog.VariantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// Merges the content of two carts.
final class CartUnion {

    private CartUnion() {}

    /// The first cart with the items of the second, which are priced in the currency of the first.
    ///
    /// @param most the maximum number of units of an item of this variant
    static Cart of(Cart cart, Cart other, Map<CartItemId, Long> prices, ToIntFunction<VariantId> most) {
        var taken = new LinkedHashMap<CartItem.Content, CartItem>();
        cart.items().forEach(item -> taken.put(item.content(), item));
        for (var item : other.items()) {
            var content = item.content();
            var here = taken.get(content);
            long price = prices.getOrDefault(item.id(), item.addedPriceMinor());
            if (here != null) {
                int units = Math.max(
                        here.quantity(),
                        Math.min(here.quantity() + item.quantity(), most.applyAsInt(content.variantId())));
                taken.put(content, here.with(units, here.addedPriceMinor()));
            } else if (taken.size() < Cart.MAX_ITEMS) {
                taken.put(
                        content,
                        new CartItem(CartItemId.next(), item.variantId(), item.quantity(), price, item.inputs()));
            }
        }
        var all = List.copyOf(taken.values());
        return cart.copy(
                cart.draft().or(other.draft()),
                cart.shipping().and(groups(other, taken)).matching(all),
                all,
                null);
    }

    /// The groups of the second cart, with the items of the first.
    private static List<CartGroup> groups(Cart other, Map<CartItem.Content, CartItem> taken) {
        return other.shipping().groups().stream()
                .map(group -> {
                    var units = new LinkedHashMap<CartItemId, Integer>();
                    group.units().forEach((id, count) -> {
                        var there = taken.get(other.item(id).content());
                        if (there != null) {
                            units.put(there.id(), count);
                        }
                    });
                    return group.holding(units);
                })
                .toList();
    }
}
