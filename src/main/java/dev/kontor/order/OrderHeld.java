package dev.kontor.order;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// An order was put on hold. It cannot be packed or shipped until it is released.
@Schema(description = "An order was put on hold. It cannot be packed or shipped until it is released.")
public record OrderHeld(OrderId orderId, String orderNumber) implements Event {

    @Override
    public String type() {
        return "order.on_hold";
    }

    @Override
    public OrderId subject() {
        return orderId;
    }
}
