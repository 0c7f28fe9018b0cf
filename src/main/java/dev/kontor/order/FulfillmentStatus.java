package dev.kontor.order;

/// The shipping progress of an order.
public enum FulfillmentStatus {
    UNFULFILLED,
    PARTIALLY_FULFILLED,
    FULFILLED
}
