package dev.kontor.payment;

import java.util.EnumSet;
import java.util.Set;

/// Where a payment stands. `CREATED`, `UNKNOWN` and `ACTION_REQUIRED` are open; from `AUTHORIZED` on the money
/// is promised, from `CAPTURED` on it is ours.
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

    /// The states that may follow. Money that a provider reports late counts even after the payment was given
    /// up.
    public Set<PaymentStatus> next() {
        return switch (this) {
            case CREATED ->
                EnumSet.of(UNKNOWN, ACTION_REQUIRED, AWAITING_TRANSFER, AUTHORIZED, CAPTURED, DECLINED, CANCELED);
            case UNKNOWN ->
                EnumSet.of(CREATED, ACTION_REQUIRED, AWAITING_TRANSFER, AUTHORIZED, CAPTURED, DECLINED, CANCELED);
            case ACTION_REQUIRED -> EnumSet.of(AUTHORIZED, CAPTURED, DECLINED, CANCELED);
            case AWAITING_TRANSFER, AUTHORIZED -> EnumSet.of(CAPTURED, CANCELED);
            case CAPTURED -> EnumSet.noneOf(PaymentStatus.class);
            case DECLINED, CANCELED -> EnumSet.of(AUTHORIZED, CAPTURED);
        };
    }

    public boolean canBecome(PaymentStatus other) {
        return next().contains(other);
    }

    /// Whether the buyer or the provider still has to answer.
    public boolean isOpen() {
        return this == CREATED || this == UNKNOWN || this == ACTION_REQUIRED;
    }

    public boolean isFinalFailure() {
        return this == DECLINED || this == CANCELED;
    }

    /// Whether an order may be placed on it.
    public boolean isGood() {
        return this == AWAITING_TRANSFER || this == AUTHORIZED || this == CAPTURED;
    }
}
