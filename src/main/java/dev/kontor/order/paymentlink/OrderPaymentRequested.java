package dev.kontor.order.paymentlink;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// The buyer of an order gets a link to pay what the order awaits.
///
/// @param total amount that the buyer has to pay
/// @param until when the link expires
public record OrderPaymentRequested(
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        String email,
        String locale,
        Money total,
        Instant until)
        implements Event {}
