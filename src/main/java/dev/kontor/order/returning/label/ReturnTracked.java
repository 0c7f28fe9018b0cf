package dev.kontor.order.returning.label;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
import dev.kontor.shipping.TrackingStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The carrier reported where the parcel of a return is.
///
/// @param carrier name of the carrier
/// @param trackingUrl page of the carrier, if it has one
/// @param at when it happened
public record ReturnTracked(
        ReturnId returnId,
        @Schema(example = "K-100001-R1") String returnNumber,
        OrderId orderId,
        String orderNumber,
        @Nullable @Schema(example = "dhl") String carrier,
        @Schema(example = "JD0146000063") String trackingNumber,
        @Nullable String trackingUrl,
        TrackingStatus status,
        Instant at)
        implements Event {}
