package dev.kontor.order.ownership;

import dev.kontor.order.OrderId;

/// An order without an account.
record GuestOrder(OrderId id, String email) {}
