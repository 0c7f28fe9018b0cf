package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shipping.ShippingGroupId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parcel was shipped.
///
/// @param shippingGroupId absent if the order is not split
/// @param skus in the parcel; the title for a custom line without a SKU
public record FulfillmentShipped(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        String orderNumber,
        String email,
        String locale,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        @Nullable ShippingGroupId shippingGroupId,
        List<String> skus)
        implements Event {}
