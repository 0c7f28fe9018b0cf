package dev.kontor.cart.pricing;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CheckoutCart.Discount;
import java.util.List;
import java.util.Map;

/// The discounts of one shipping group.
///
/// @param items by item
/// @param shipping on its shipping charge
record GroupDiscounts(Map<CartItemId, List<Discount>> items, List<Discount> shipping) {

    static final GroupDiscounts NONE = new GroupDiscounts(Map.of(), List.of());

    List<Discount> of(CartItemId item) {
        return items.getOrDefault(item, List.of());
    }
}
