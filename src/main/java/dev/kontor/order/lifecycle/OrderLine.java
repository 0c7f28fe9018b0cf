package dev.kontor.order.lifecycle;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.OrderLineId;
import java.util.UUID;

/// A line of an order, as far as its life depends on it.
///
/// @param assigned units in fulfillments that are not canceled
/// @param shipped units that have left the house
record OrderLine(
        UUID id,
        UUID variantId,
        String sku,
        String title,
        String variantTitle,
        boolean shippable,
        int quantity,
        int assigned,
        int shipped,
        long grossMinor) {

    OrderLineId lineId() {
        return new OrderLineId(id);
    }

    VariantId variant() {
        return new VariantId(variantId);
    }

    int unassigned() {
        return quantity - assigned;
    }

    OrderLine assign(int units) {
        return new OrderLine(
                id, variantId, sku, title, variantTitle, shippable, quantity, assigned + units, shipped, grossMinor);
    }

    OrderLine ship(int units) {
        return new OrderLine(
                id, variantId, sku, title, variantTitle, shippable, quantity, assigned, shipped + units, grossMinor);
    }

    /// Product and variant, as people read it.
    String name() {
        return variantTitle.isBlank() || variantTitle.equals(title) ? title : title + " " + variantTitle;
    }
}
