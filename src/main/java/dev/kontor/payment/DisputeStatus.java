package dev.kontor.payment;

/// The status of a dispute.
public enum DisputeStatus {
    /// The bank only inquires: no money was withdrawn, and the payment can still be refunded.
    INQUIRY,
    /// The shop has to respond, or it loses the dispute.
    NEEDS_RESPONSE,
    /// The bank decides.
    UNDER_REVIEW,
    /// The shop won, and the money stays with it.
    WON,
    /// The buyer won, and the money was returned to them.
    LOST,
    /// Closed without a decision.
    CLOSED;

    public boolean isOpen() {
        return this == INQUIRY || this == NEEDS_RESPONSE || this == UNDER_REVIEW;
    }

    /// Returns whether the disputed money cannot be refunded meanwhile.
    public boolean isContested() {
        return this == NEEDS_RESPONSE || this == UNDER_REVIEW;
    }
}
