package dev.kontor.order;

/// Where an order stands as a whole; payment and fulfillment have states of their own.
public enum OrderStatus {
    /// Stock is held, the payment is not good yet.
    PENDING_PAYMENT,
    /// Placed: to be fulfilled.
    OPEN,
    /// Everything was delivered or shipped; nothing is left to do.
    COMPLETED,
    /// Called off by the shopper or the shop.
    CANCELED,
    /// Its payment failed; it never was an order to the shopper.
    FAILED
}
