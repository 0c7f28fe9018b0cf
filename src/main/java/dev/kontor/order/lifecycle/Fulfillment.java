package dev.kontor.order.lifecycle;

import dev.kontor.inventory.LocationId;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.TrackingNews;
import dev.kontor.shipping.TrackingStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A parcel of an order, or units that are handed over immediately.
///
/// @param group shipping group of its units in a split order
/// @param location the stock location that ships it; absent if staff did not name it
/// @param units positive, by line
/// @param readyAt since when the buyer can collect it
/// @param carrierPoint where the carrier delivers it; absent if it delivers to the address
/// @param carrierStatus where the carrier says that it is; absent without a report
/// @param carrierStatusAt when that happened
/// @param pickup name of the pickup point where the buyer collects it; absent if it is shipped
public record Fulfillment(
        FulfillmentId id,
        OrderId orderId,
        @Nullable ShippingGroupId group,
        @Nullable LocationId location,
        ParcelStatus status,
        Tracking tracking,
        Map<OrderLineId, Integer> units,
        Instant createdAt,
        @Nullable Instant readyAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant canceledAt,
        @Nullable String pickup,
        @Nullable CarrierPoint carrierPoint,
        @Nullable TrackingStatus carrierStatus,
        @Nullable Instant carrierStatusAt,
        long version) {

    /// A parcel that is being packed.
    public static Fulfillment pending(
            OrderId order,
            @Nullable ShippingGroupId group,
            @Nullable LocationId location,
            Tracking tracking,
            Map<OrderLineId, Integer> units,
            Instant now) {
        return new Fulfillment(
                FulfillmentId.next(),
                order,
                group,
                location,
                ParcelStatus.PENDING,
                tracking,
                units,
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1);
    }

    /// Makes it wait for the buyer at the pickup point.
    public Fulfillment ready(Instant now) {
        requirePickup(true, "ready for pickup");
        return become(ParcelStatus.READY_FOR_PICKUP, now, "ready for pickup");
    }

    public Fulfillment collect(Instant now) {
        requirePickup(true, "collected");
        return become(ParcelStatus.COLLECTED, now, "collected");
    }

    private void requirePickup(boolean wanted, String step) {
        if (wanted != (pickup != null)) {
            throw OrderStateRefused.ofKind(this, step);
        }
    }

    public Fulfillment ship(Instant now) {
        requirePickup(false, "shipped");
        return become(ParcelStatus.SHIPPED, now, "shipped");
    }

    /// @throws OrderStateRefused unless it is packed and waits for its shipment
    public void requireLabelable() {
        requirePickup(false, "labeled");
        if (status != ParcelStatus.PENDING) {
            throw OrderStateRefused.of(this, "labeled");
        }
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
                location,
                next,
                tracking,
                units,
                createdAt,
                next == ParcelStatus.READY_FOR_PICKUP ? now : readyAt,
                next == ParcelStatus.SHIPPED || next == ParcelStatus.COLLECTED ? now : shippedAt,
                next == ParcelStatus.DELIVERED || next == ParcelStatus.COLLECTED ? now : deliveredAt,
                next == ParcelStatus.CANCELED ? now : canceledAt,
                pickup,
                carrierPoint,
                carrierStatus,
                carrierStatusAt,
                version);
    }

    /// Records a report of the carrier.
    public Fulfillment moved(TrackingNews news) {
        return with(tracking, news.status(), news.at());
    }

    public Fulfillment track(Tracking changed) {
        if (status == ParcelStatus.CANCELED) {
            throw OrderStateRefused.of(this, "tracked");
        }
        // A report is about one tracking number.
        boolean same = Objects.equals(changed.trackingNumber(), tracking.trackingNumber());
        return with(changed, same ? carrierStatus : null, same ? carrierStatusAt : null);
    }

    private Fulfillment with(Tracking changed, @Nullable TrackingStatus moved, @Nullable Instant movedAt) {
        return new Fulfillment(
                id,
                orderId,
                group,
                location,
                status,
                changed,
                units,
                createdAt,
                readyAt,
                shippedAt,
                deliveredAt,
                canceledAt,
                pickup,
                carrierPoint,
                moved,
                movedAt,
                version);
    }
}
