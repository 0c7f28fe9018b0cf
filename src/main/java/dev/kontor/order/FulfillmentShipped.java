package dev.kontor.order;

import dev.kontor.events.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parcel was shipped.
public record FulfillmentShipped(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        String orderNumber,
        String email,
        String locale,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        List<String> skus)
        implements Event {}
