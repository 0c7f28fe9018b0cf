package dev.kontor.order.lifecycle;

import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.shipping.ShippingGroupId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A parcel of an order, or units that are handed over immediately.
///
/// @param group shipping group of its units in a split order
/// @param units positive, by line
public record Fulfillment(
        FulfillmentId id,
        OrderId orderId,
        @Nullable ShippingGroupId group,
        ParcelStatus status,
        Tracking tracking,
        Map<OrderLineId, Integer> units,
        Instant createdAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant canceledAt,
        long version) {

    public Fulfillment ship(Instant now) {
        return become(ParcelStatus.SHIPPED, now, "shipped");
    }

    public Fulfillment deliver(Instant now) {
        return become(ParcelStatus.DELIVERED, now, "delivered");
    }

    public Fulfillment cancel(Instant now) {
        return become(ParcelStatus.CANCELED, now, "canceled");
    }

    private Fulfillment become(ParcelStatus next, Instant now, String step) {
        if (!status.canBecome(next)) {
            throw OrderStateRefused.of(this, step);
        }
        return new Fulfillment(
                id,
                orderId,
                group,
                next,
                tracking,
                units,
                createdAt,
                next == ParcelStatus.SHIPPED ? now : shippedAt,
                next == ParcelStatus.DELIVERED ? now : deliveredAt,
                next == ParcelStatus.CANCELED ? now : canceledAt,
                version);
    }

    public Fulfillment track(Tracking changed) {
        if (status == ParcelStatus.CANCELED) {
            throw OrderStateRefused.of(this, "tracked");
        }
        return new Fulfillment(
                id, orderId, group, status, changed, units, createdAt, shippedAt, deliveredAt, canceledAt, version);
    }
}
