package dev.kontor.payment;

import java.util.EnumSet;
import java.util.Set;

/// The status of a payment. `CREATED`, `UNKNOWN` and `ACTION_REQUIRED` are open; from `AUTHORIZED` on, the money is
/// promised; from `CAPTURED` on, the shop has it.
public enum PaymentStatus {
    /// Recorded; the provider was not called yet.
    CREATED,
    /// The provider was called but its response is unknown. It is not called again before that is resolved.
    UNKNOWN,
    /// The buyer has to act, for example confirm the payment at the bank.
    ACTION_REQUIRED,
    /// Promised outside of the shop, for example by bank transfer. The shop's rules decide whether goods are shipped.
    AWAITING_TRANSFER,
    /// The provider has reserved the money.
    AUTHORIZED,
    /// The money was captured.
    CAPTURED,
    /// Declined; final.
    DECLINED,
    /// Canceled before any money moved; final.
    CANCELED;

    /// Returns the possible next states. Money that a provider reports late counts even after the payment was
    /// canceled.
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

    /// Returns whether the buyer or the provider still has to respond.
    public boolean isOpen() {
        return this == CREATED || this == UNKNOWN || this == ACTION_REQUIRED;
    }

    public boolean isFinalFailure() {
        return this == DECLINED || this == CANCELED;
    }

    /// Returns whether an order can be placed with the payment.
    public boolean isGood() {
        return this == AWAITING_TRANSFER || this == AUTHORIZED || this == CAPTURED;
    }
}
