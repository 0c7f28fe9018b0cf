package dev.kontor.order.payment;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// More was transferred for an order than was due.
///
/// @param amount the surplus
/// @param overpaid amount that the shop owes the buyer now
public record OrderOverpaid(
        OrderId orderId, @Schema(example = "K-100001") String orderNumber, Money amount, Money overpaid)
        implements Event {}
