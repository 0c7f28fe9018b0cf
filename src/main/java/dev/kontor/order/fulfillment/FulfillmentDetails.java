package dev.kontor.order.fulfillment;

import dev.kontor.inventory.LocationId;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.Fulfillment;
import dev.kontor.order.lifecycle.OrderContent;
import dev.kontor.order.lifecycle.ParcelStatus;
import dev.kontor.shared.web.Versioned;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.TrackingStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fulfillment: a parcel, or units that are handed over immediately.
///
/// @param shippingGroupId shipping group of its units in a split order
/// @param locationId the stock location that ships it; absent if it was not named
/// @param pickupPoint where the buyer collects it; absent if it is shipped
/// @param carrierPoint the parcel shop or locker to which the carrier delivers; absent if it delivers
///     to the address
/// @param readyAt since when the buyer can collect it
/// @param shippedAt when it was shipped or collected
/// @param carrierStatus where the carrier says that it is; absent without a report
/// @param carrierStatusAt when that happened
/// @param deliveredAt when it arrived at the buyer or was collected
record FulfillmentDetails(
        FulfillmentId id,
        OrderId orderId,
        @Nullable ShippingGroupId shippingGroupId,
        @Nullable LocationId locationId,
        ParcelStatus status,
        @Nullable @Schema(example = "DHL") String carrier,
        @Nullable @Schema(example = "JD0146000063") String trackingNumber,
        @Nullable String trackingUrl,
        List<OrderContent.Units> items,
        @Nullable @Schema(example = "Kontor Store Berlin") String pickupPoint,
        @Nullable CarrierPoint carrierPoint,
        Instant createdAt,
        @Nullable Instant readyAt,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant canceledAt,
        @Nullable TrackingStatus carrierStatus,
        @Nullable Instant carrierStatusAt,
        long version)
        implements Versioned {

    static FulfillmentDetails of(Fulfillment fulfillment) {
        var tracking = fulfillment.tracking();
        return new FulfillmentDetails(
                fulfillment.id(),
                fulfillment.orderId(),
                fulfillment.group(),
                fulfillment.location(),
                fulfillment.status(),
                tracking.carrier(),
                tracking.trackingNumber(),
                tracking.trackingUrl(),
                OrderContent.Units.of(fulfillment),
                fulfillment.pickup(),
                fulfillment.carrierPoint(),
                fulfillment.createdAt(),
                fulfillment.readyAt(),
                fulfillment.shippedAt(),
                fulfillment.deliveredAt(),
                fulfillment.canceledAt(),
                fulfillment.carrierStatus(),
                fulfillment.carrierStatusAt(),
                fulfillment.version());
    }
}
