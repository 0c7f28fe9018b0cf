package dev.kontor.order.returning.refund;

import dev.kontor.order.OrderLineId;
import dev.kontor.shipping.ShippingGroupId;
import org.jspecify.annotations.Nullable;

/// A line of an order, as far as refunds of its shipping depend on it.
///
/// @param returned units that came back, of all returns
/// @param groupId shipping group of the line in a split order
public record RefundLine(
        OrderLineId id,
        boolean shippable,
        int quantity,
        int canceled,
        int returned,
        @Nullable ShippingGroupId groupId) {

    RefundLine with(int arrived) {
        return new RefundLine(id, shippable, quantity, canceled, returned + arrived, groupId);
    }
}
