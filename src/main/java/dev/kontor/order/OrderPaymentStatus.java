package dev.kontor.order;

/// How much of an order is paid for.
public enum OrderPaymentStatus {
    /// Nothing is promised yet.
    PENDING,
    /// The buyer is to transfer or pay at the door.
    AWAITING_TRANSFER,
    AUTHORIZED,
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED,
    FAILED,
    VOIDED
}
