package dev.kontor.cart;

/// Where a cart stands: `ACTIVE` can be changed, `FROZEN` is being paid for, `COMPLETED` is an order.
public enum CartStatus {
    ACTIVE,
    FROZEN,
    COMPLETED
}
