package dev.kontor.order;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// Everything of an order was sent and is paid for.
@Schema(description = "Everything of an order was sent and is paid for.")
public record OrderCompleted(OrderId orderId, String orderNumber) implements Event {

    @Override
    public String type() {
        return "order.completed";
    }

    @Override
    public OrderId subject() {
        return orderId;
    }
}
