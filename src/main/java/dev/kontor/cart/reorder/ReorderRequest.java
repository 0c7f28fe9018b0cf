package dev.kontor.cart.reorder;

import dev.kontor.cart.CartId;
import org.jspecify.annotations.Nullable;

/// Orders the items of a past order again.
///
/// @param cartId the cart that gets the items; a new cart if absent
record ReorderRequest(@Nullable CartId cartId) {

    static final ReorderRequest NEW_CART = new ReorderRequest(null);
}
