package dev.kontor.cart.reorder;

import dev.kontor.cart.item.CartDetails;
import java.util.List;

/// A cart with the items of a past order at current prices.
///
/// @param cart with its `token` if a guest got a new cart
/// @param items result for each line of the order, in its order
record Reordered(CartDetails cart, List<ReorderedLine> items) {}
