package dev.kontor.cart;

/// The status of a cart: `ACTIVE` can be changed, `FROZEN` is being paid for, `COMPLETED` is an order.
public enum CartStatus {
    ACTIVE,
    FROZEN,
    COMPLETED
}
