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
        return collected(total, rest.min(released), rest.min(writtenOff));
    }

    Funds refundSucceeded(Money back) {
        return refunds(refunded.plus(back), refundPending.minus(back));
    }

    Funds refundFailed(Money back) {
        return refunds(refunded, refundPending.minus(back));
    }

    /// Captures and refunds everything.
    Funds offset() {
        return collected(amount, released, writtenOff).refunds(amount, refundPending);
    }

    Funds disputed(DisputedFunds now) {
        return with(now, overpaid);
    }

    /// Releases an amount that is not captured.
    Funds release(Money amountToRelease) {
        return collected(captured, released.plus(amountToRelease), writtenOff);
    }

    /// Counts a released amount as lost.
    ///
    /// @param loss negative if a loss is reversed
    Funds writeOff(Money loss) {
        return collected(captured, released, writtenOff.plus(loss));
    }

    /// @param total held for the buyer in total
    Funds withOverpaid(Money total) {
        return with(disputed, total);
    }

    /// Releases everything not captured.
    Funds releaseRest() {
        return collected(captured, amount.minus(captured), writtenOff);
    }

    private Funds collected(Money nowCaptured, Money nowReleased, Money nowWrittenOff) {
        return new Funds(amount, nowCaptured, nowReleased, nowWrittenOff, refunded, refundPending, disputed, overpaid);
    }

    private Funds refunds(Money nowRefunded, Money nowPending) {
        return new Funds(amount, captured, released, writtenOff, nowRefunded, nowPending, disputed, overpaid);
    }

    private Funds with(DisputedFunds nowDisputed, Money nowOverpaid) {
        return new Funds(amount, captured, released, writtenOff, refunded, refundPending, nowDisputed, nowOverpaid);
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
        return orZero(ifAllWon().minus(disputed.contested()));
    }

    /// Returns what was captured and neither refunded nor lost to disputes.
    Money held() {
        return orZero(captured.minus(refunded).minus(disputed.lost()));
    }

    /// Returns what could be refunded if the shop won all open disputes.
    private Money ifAllWon() {
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
        boolean onlyDisputed = disputed.contested().isPositive() && !ifAllWon().isLessThan(wanted);
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
