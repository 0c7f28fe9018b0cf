package dev.kontor.order;

import dev.kontor.events.Event;

/// An order was put on hold. It cannot be packed or shipped until it is released.
public record OrderHeld(OrderId orderId, String orderNumber) implements Event {

    @Override
    public String type() {
        return "order.on_hold";
    }
}
