package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.RefundExceedsPayment;
import dev.kontor.payment.ledger.Balances;
import dev.kontor.shared.money.Money;

/// The amounts of a payment.
///
/// @param amount what was asked for
/// @param captured all that was taken of it, before refunds
/// @param released what of the rest will not be taken any more
/// @param refundPending what is on its way back
record Funds(Money amount, Money captured, Money released, Money refunded, Money refundPending) {

    static Funds of(PaymentRow row) {
        return new Funds(
                Money.of(row.amountMinor(), row.currency()),
                Money.of(row.capturedMinor(), row.currency()),
                Money.of(row.releasedMinor(), row.currency()),
                Money.of(row.refundedMinor(), row.currency()),
                Money.of(row.refundPendingMinor(), row.currency()));
    }

    /// @param total all that was taken so far
    Funds withCaptured(Money total) {
        var rest = amount.minus(total);
        return new Funds(amount, total, rest.isLessThan(released) ? rest : released, refunded, refundPending);
    }

    Funds refundSucceeded(Money back) {
        return new Funds(amount, captured, released, refunded.plus(back), refundPending.minus(back));
    }

    Funds refundFailed(Money back) {
        return new Funds(amount, captured, released, refunded, refundPending.minus(back));
    }

    /// Gives up whatever was not taken.
    Funds releaseRest() {
        return new Funds(amount, captured, amount.minus(captured), refunded, refundPending);
    }

    /// Whether nothing can be taken any more.
    boolean isWhole() {
        return uncaptured().isZero();
    }

    Money uncaptured() {
        return amount.minus(captured).minus(released);
    }

    /// What may still be given back: captured, not given back, and not on its way back.
    Money refundable() {
        return captured.minus(refunded).minus(refundPending);
    }

    /// @throws PaymentStateRefused unless that much can still be taken
    void requireTakeable(Money wanted) {
        requireCurrency(wanted);
        if (!wanted.isPositive() || uncaptured().isLessThan(wanted)) {
            throw PaymentStateRefused.amount(uncaptured());
        }
    }

    /// @throws RefundExceedsPayment unless that much can still be given back
    void requireRefundable(Money wanted) {
        requireCurrency(wanted);
        if (!wanted.isPositive() || refundable().isLessThan(wanted)) {
            throw tooMuch();
        }
    }

    RefundExceedsPayment tooMuch() {
        return RefundExceedsPayment.tooMuch(refundable(), refundPending.isPositive());
    }

    private void requireCurrency(Money wanted) {
        if (!wanted.currency().equals(amount.currency())) {
            throw PaymentStateRefused.currency(amount.currency());
        }
    }

    /// What the ledger has to say of them.
    Balances balances(PaymentStatus status) {
        return Balances.of(
                status.isGood() ? amount.minus(released).minor() : 0,
                captured.minor(),
                refunded.minor(),
                refundPending.minor());
    }
}
