package dev.kontor.order;

import dev.kontor.events.Event;

/// All units of an order were shipped and nothing is left to pay.
public record OrderCompleted(OrderId orderId, String orderNumber) implements Event {}
