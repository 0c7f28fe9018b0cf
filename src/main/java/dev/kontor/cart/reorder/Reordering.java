package dev.kontor.cart.reorder;

import dev.kontor.cart.aggregate.Cart;
import java.util.List;

/// A cart that got the items of a past order.
///
/// @param lines what became of each line of the order
public record Reordering(Cart cart, List<ReorderedLine> lines) {}
