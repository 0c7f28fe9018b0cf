package dev.kontor.order.returning;

import dev.kontor.catalog.ProductId;
import dev.kontor.order.OrderLineId;
import org.jspecify.annotations.Nullable;

/// A line of an order, as far as returns depend on it.
///
/// @param inReturns units in returns that were neither rejected nor canceled
record ReturnableLine(
        OrderLineId id,
        ProductId productId,
        String sku,
        String title,
        String variantTitle,
        @Nullable String imageUrl,
        boolean shippable,
        int quantity,
        int shipped,
        int inReturns) {

    /// Returns the shipped units that are in no return.
    int open() {
        return shipped - inReturns;
    }
}
