package dev.kontor.payment;

/// Where a refund stands.
public enum RefundStatus {
    /// Recorded; the provider has not answered yet.
    PENDING,
    /// The money went back.
    SUCCEEDED,
    /// Refused; the money is still ours.
    FAILED,
    /// The provider was asked and its answer is not known.
    UNKNOWN;

    public boolean isOpen() {
        return this == PENDING || this == UNKNOWN;
    }
}
