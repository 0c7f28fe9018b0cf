package dev.kontor.payment;

/// Where a payment stands. `CREATED`, `UNKNOWN` and `ACTION_REQUIRED` are open; from `AUTHORIZED` on the money
/// is
/// promised, from `CAPTURED` on it is ours.
public enum PaymentStatus {
    /// Recorded; the provider has not been asked yet.
    CREATED,
    /// The provider was asked and its answer is not known: never asked again before that is resolved.
    UNKNOWN,
    /// The buyer has to do something, such as confirm at the bank.
    ACTION_REQUIRED,
    /// Promised outside of the shop, such as by bank transfer: goods may go out by the shop's rules.
    AWAITING_TRANSFER,
    /// The provider has reserved the money.
    AUTHORIZED,
    /// The money is ours.
    CAPTURED,
    /// Refused; final.
    DECLINED,
    /// Given up before any money moved; final.
    CANCELED;

    public boolean isFinalFailure() {
        return this == DECLINED || this == CANCELED;
    }

    /// Whether an order may be placed on it.
    public boolean isGood() {
        return this == AWAITING_TRANSFER || this == AUTHORIZED || this == CAPTURED;
    }
}
