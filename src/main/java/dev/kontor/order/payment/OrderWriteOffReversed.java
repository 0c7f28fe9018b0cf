package dev.kontor.order.payment;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// A part of what was written off for an order is no loss, because what it was owed for was canceled.
///
/// @param amount by which the write-offs of the order are lower now
public record OrderWriteOffReversed(
        OrderId orderId, @Schema(example = "K-100001") String orderNumber, Money amount) implements Event {}
