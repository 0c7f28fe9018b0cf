package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;

/// An order was called off.
public record OrderCanceled(
        OrderId orderId, String orderNumber, String email, String locale, Money total, String reason) implements Event {

    @Override
    public String type() {
        return "order.canceled";
    }

    @Override
    public OrderId subject() {
        return orderId;
    }
}
