package dev.kontor.order;

/// The overall state of an order. Payment and fulfillment have separate states.
public enum OrderStatus {
    /// Stock is reserved; the payment is neither authorized nor promised yet.
    PENDING_PAYMENT,
    /// Placed and ready for fulfillment.
    OPEN,
    /// All units were shipped or delivered, and nothing is left to do.
    COMPLETED,
    /// Canceled by the buyer or the shop.
    CANCELED,
    /// The payment failed, so the order was never placed.
    FAILED
}
