package dev.kontor.order;

/// How much of an order has been shipped.
public enum FulfillmentStatus {
    UNFULFILLED,
    PARTIALLY_FULFILLED,
    FULFILLED
}
