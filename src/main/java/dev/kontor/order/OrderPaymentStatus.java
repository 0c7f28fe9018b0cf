package dev.kontor.order;

/// The payment progress of an order.
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
    VOIDED;

    /// Returns whether everything was paid, and not everything was refunded.
    public boolean isWhole() {
        return this == PAID || this == PARTIALLY_REFUNDED;
    }

    /// Returns whether money is promised that the shop does not have yet.
    public boolean awaitsMoney() {
        return this == AWAITING_TRANSFER || this == AUTHORIZED;
    }

    /// Returns whether nothing is left to pay. Nothing more can be paid for a voided order.
    public boolean isSettled() {
        return switch (this) {
            case PAID, PARTIALLY_REFUNDED, REFUNDED, VOIDED -> true;
            case PENDING, AWAITING_TRANSFER, AUTHORIZED, FAILED -> false;
        };
    }
}
