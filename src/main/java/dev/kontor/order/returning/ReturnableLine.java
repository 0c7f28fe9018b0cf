package dev.kontor.order.returning;

import dev.kontor.catalog.ProductId;
import dev.kontor.order.OrderLineId;
import org.jspecify.annotations.Nullable;

/// A line of an order, as far as returns depend on it.
///
/// @param sku empty for a custom line without one
/// @param inReturns units in returns that were neither rejected nor canceled
/// @param custom whether the shop sold it without a product: `productId` is not in the catalogue
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
        int inReturns,
        boolean custom) {

    /// Returns the shipped units that are in no return.
    int open() {
        return shipped - inReturns;
    }
}
