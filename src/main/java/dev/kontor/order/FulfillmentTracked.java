package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shipping.TrackingStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// The carrier reported where a parcel is.
///
/// @param at when it happened
public record FulfillmentTracked(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        String orderNumber,
        @Schema(example = "JD0146000063") String trackingNumber,
        TrackingStatus status,
        Instant at)
        implements Event {}
