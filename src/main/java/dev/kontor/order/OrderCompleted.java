package dev.kontor.order;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// All units of an order were shipped and it is paid in full.
@Schema(description = "All units of an order were shipped and it is paid in full.")
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
