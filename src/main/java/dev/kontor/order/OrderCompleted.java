package dev.kontor.order;

import dev.kontor.events.Event;

/// All units of an order were shipped and it is paid in full.
public record OrderCompleted(OrderId orderId, String orderNumber) implements Event {}
