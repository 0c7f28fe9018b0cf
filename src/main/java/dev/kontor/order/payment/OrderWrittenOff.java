package dev.kontor.order.payment;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// Staff gave up a part of what the buyer of an order owed, or all of it.
///
/// @param amount what was given up
/// @param outstanding amount that the buyer still has to pay
public record OrderWrittenOff(
        OrderId orderId, @Schema(example = "K-100001") String orderNumber, Money amount, Money outstanding)
        implements Event {}
