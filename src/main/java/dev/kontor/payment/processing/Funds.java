package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.RefundExceedsPayment;
import dev.kontor.payment.dispute.DisputedFunds;
import dev.kontor.payment.ledger.Balances;
import dev.kontor.shared.money.Money;

/// The amounts of a payment.
///
/// @param amount the requested amount
/// @param captured captured so far, before refunds
/// @param released part of the rest that will not be captured
/// @param writtenOff part of `released` that the shop has lost
/// @param refundPending pending refunds
/// @param disputed disputed by buyers with their banks
/// @param overpaid money that arrived beyond the amount and was not refunded; it belongs to the buyer
record Funds(
        Money amount,
        Money captured,
        Money released,
        Money writtenOff,
        Money refunded,
        Money refundPending,
        DisputedFunds disputed,
        Money overpaid) {

    /// @param total captured so far in total
    Funds withCaptured(Money total) {
        var rest = amount.minus(total);
        return new Funds(
                amount,
                total,
                rest.isLessThan(released) ? rest : released,
                rest.isLessThan(writtenOff) ? rest : writtenOff,
                refunded,
                refundPending,
                disputed,
                overpaid);
    }

    Funds refundSucceeded(Money back) {
        return new Funds(
                amount,
                captured,
                released,
                writtenOff,
                refunded.plus(back),
                refundPending.minus(back),
                disputed,
                overpaid);
    }

    Funds refundFailed(Money back) {
        return new Funds(
                amount, captured, released, writtenOff, refunded, refundPending.minus(back), disputed, overpaid);
    }

    /// Captures and refunds everything.
    Funds offset() {
        return new Funds(amount, amount, released, writtenOff, amount, refundPending, disputed, overpaid);
    }

    Funds disputed(DisputedFunds now) {
        return new Funds(amount, captured, released, writtenOff, refunded, refundPending, now, overpaid);
    }

    /// Releases an amount that is not captured.
    Funds release(Money amountToRelease) {
        return new Funds(
                amount,
                captured,
                released.plus(amountToRelease),
                writtenOff,
                refunded,
                refundPending,
                disputed,
                overpaid);
    }

    /// Counts a released amount as lost.
    Funds writeOff(Money loss) {
        return new Funds(
                amount, captured, released, writtenOff.plus(loss), refunded, refundPending, disputed, overpaid);
    }

    /// @param total held for the buyer in total
    Funds withOverpaid(Money total) {
        return new Funds(amount, captured, released, writtenOff, refunded, refundPending, disputed, total);
    }

    /// Releases everything not captured.
    Funds releaseRest() {
        return new Funds(
                amount, captured, amount.minus(captured), writtenOff, refunded, refundPending, disputed, overpaid);
    }

    /// Returns whether nothing more can be captured.
    boolean isWhole() {
        return uncaptured().isZero();
    }

    Money uncaptured() {
        return amount.minus(captured).minus(released);
    }

    /// Returns what can still be refunded: captured, less completed and pending refunds and disputed amounts.
    Money refundable() {
        return orZero(ours().minus(disputed.contested()));
    }

    /// Returns what could be refunded if the shop won all open disputes.
    private Money ours() {
        return captured.minus(refunded).minus(refundPending).minus(disputed.lost());
    }

    /// Returns what disputes can take: captured, less refunds. Pending ones may fail, or pay another purchase.
    Money disputable() {
        return captured.minus(refunded);
    }

    private static Money orZero(Money money) {
        return money.isNegative() ? Money.zero(money.currency()) : money;
    }

    /// @throws PaymentStateRefused unless that much can still be captured
    void requireTakeable(Money wanted) {
        requireCurrency(wanted);
        if (!wanted.isPositive() || uncaptured().isLessThan(wanted)) {
            throw PaymentStateRefused.amount(uncaptured());
        }
    }

    /// @throws RefundExceedsPayment unless that much can still be refunded
    void requireRefundable(Money wanted) {
        requireCurrency(wanted);
        if (wanted.isPositive() && !refundable().isLessThan(wanted)) {
            return;
        }
        boolean onlyDisputed = disputed.contested().isPositive() && !ours().isLessThan(wanted);
        throw onlyDisputed ? PaymentStateRefused.disputed(refundable()) : tooMuch();
    }

    RefundExceedsPayment tooMuch() {
        return RefundExceedsPayment.tooMuch(refundable(), refundPending.isPositive());
    }

    private void requireCurrency(Money wanted) {
        if (!wanted.currency().equals(amount.currency())) {
            throw PaymentStateRefused.currency(amount.currency());
        }
    }

    /// Returns the balances in the ledger.
    Balances balances(PaymentStatus status) {
        return Balances.of(
                status.isGood() ? amount.minus(released).minor() : 0,
                captured.minor(),
                refunded.minor(),
                refundPending.minor(),
                disputed.withdrawn().minor(),
                writtenOff.minor(),
                overpaid.minor());
    }
}
