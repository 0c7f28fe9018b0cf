package dev.kontor.order;

/// How much of an order has left the house.
public enum FulfillmentStatus {
    UNFULFILLED,
    PARTIALLY_FULFILLED,
    FULFILLED
}
