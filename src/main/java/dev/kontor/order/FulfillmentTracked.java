package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.TrackingStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The carrier reported where a parcel is.
///
/// @param carrier name of the carrier
/// @param trackingUrl page of the carrier, if it has one
/// @param at when it happened
/// @param shippingGroupId absent if the order is not split
/// @param skus in the parcel; the title for a custom line without a SKU
public record FulfillmentTracked(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        String orderNumber,
        @Nullable @Schema(example = "dhl") String carrier,
        @Schema(example = "JD0146000063") String trackingNumber,
        @Nullable String trackingUrl,
        TrackingStatus status,
        Instant at,
        @Nullable ShippingGroupId shippingGroupId,
        @Schema(example = "[\"GRO-EB-37-250G\"]") List<String> skus)
        implements Event {}
