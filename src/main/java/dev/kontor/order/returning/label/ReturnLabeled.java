package dev.kontor.order.returning.label;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnChanged;
import dev.kontor.order.ReturnId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A label was bought for the parcel of a return.
///
/// @param carrier name of the carrier
/// @param trackingUrl page of the carrier, if it has one
/// @param items all items of the return
public record ReturnLabeled(
        ReturnId returnId,
        @Schema(example = "K-100001-R1") String returnNumber,
        OrderId orderId,
        String orderNumber,
        String email,
        String locale,
        @Schema(example = "dhl") String carrier,
        @Nullable @Schema(example = "JD0146000063") String trackingNumber,
        @Nullable String trackingUrl,
        List<ReturnChanged.Item> items)
        implements Event {}
