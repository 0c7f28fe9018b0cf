package dev.kontor.order;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// An order on hold was released.
@Schema(description = "An order on hold was released.")
public record OrderReleased(OrderId orderId, String orderNumber) implements Event {

    @Override
    public String type() {
        return "order.released";
    }

    @Override
    public OrderId subject() {
        return orderId;
    }
}
