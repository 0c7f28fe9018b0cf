package dev.kontor.payment;

/// Where a dispute stands.
public enum DisputeStatus {
    /// The bank only asks: no money was taken back, and the buyer can still be given a refund.
    INQUIRY,
    /// The shop has to say something, or the money is lost.
    NEEDS_RESPONSE,
    /// The bank decides.
    UNDER_REVIEW,
    /// The money stays with the shop.
    WON,
    /// The money went back to the buyer.
    LOST,
    /// Over without a decision.
    CLOSED;

    public boolean isOpen() {
        return this == INQUIRY || this == NEEDS_RESPONSE || this == UNDER_REVIEW;
    }

    /// Whether the provider gives no money back meanwhile.
    public boolean isContested() {
        return this == NEEDS_RESPONSE || this == UNDER_REVIEW;
    }
}
