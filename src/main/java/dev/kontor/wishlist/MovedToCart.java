package dev.kontor.wishlist;

import dev.kontor.cart.CartAddition;
import dev.kontor.cart.CartId;
import java.util.List;

/// The result of moving items into a cart.
///
/// @param items what happened to each item; units that were not added remain in the list
record MovedToCart(CartId cartId, List<CartAddition> items) {}
