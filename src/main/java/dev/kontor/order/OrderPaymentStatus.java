package dev.kontor.order;

/// How much of an order is paid.
public enum OrderPaymentStatus {
    /// No payment has been authorized or promised yet.
    PENDING,
    /// The buyer pays by bank transfer or on delivery.
    AWAITING_TRANSFER,
    AUTHORIZED,
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED,
    FAILED,
    VOIDED
}
