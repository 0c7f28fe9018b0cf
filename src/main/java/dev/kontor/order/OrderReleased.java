package dev.kontor.order;

import dev.kontor.events.Event;

/// An order on hold was released.
public record OrderReleased(OrderId orderId, String orderNumber) implements Event {}
