package dev.kontor.order.billing;

import dev.kontor.order.OrderId;

/// Identifies an order for people.
///
/// @param number the order number that people use
/// @param channel code of the sales channel
public record OrderReference(OrderId id, String number, String channel) {}
