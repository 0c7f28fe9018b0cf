package dev.kontor.order.payment;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// Staff refunded what the buyer of an order had transferred beyond what was due.
///
/// @param amount what was refunded
/// @param overpaid amount that the shop still owes the buyer
public record OrderOverpaymentRefunded(
        OrderId orderId, @Schema(example = "K-100001") String orderNumber, Money amount, Money overpaid)
        implements Event {}
