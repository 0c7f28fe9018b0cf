package dev.kontor.payment;

/// The status of a refund.
public enum RefundStatus {
    /// Recorded; the provider has not responded yet.
    PENDING,
    /// The money was refunded.
    SUCCEEDED,
    /// Rejected; the money stays with the shop.
    FAILED,
    /// The provider was called but its response is unknown.
    UNKNOWN;

    public boolean isOpen() {
        return this == PENDING || this == UNKNOWN;
    }
}
