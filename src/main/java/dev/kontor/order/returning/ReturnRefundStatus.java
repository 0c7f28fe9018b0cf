package dev.kontor.order.returning;

/// The state of a refund of returned units.
public enum ReturnRefundStatus {
    /// Kontor makes it, or waits for the result of the payment provider.
    PENDING,
    SUCCEEDED,
    /// It was not made. Its units can be refunded again.
    FAILED
}
