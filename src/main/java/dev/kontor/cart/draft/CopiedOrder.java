package dev.kontor.cart.draft;

import dev.kontor.cart.reorder.ReorderedLine;
import java.util.List;

/// A draft order with the items of a past order at current prices.
///
/// @param items result for each line of the order, in its order
record CopiedOrder(DraftOrder draftOrder, List<ReorderedLine> items) {}
