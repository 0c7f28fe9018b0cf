package dev.kontor.order.payment;

import dev.kontor.order.payment.OwedRefunds.Outcome;
import dev.kontor.order.payment.OwedRefunds.Owed;
import dev.kontor.payment.Payments;
import dev.kontor.payment.RefundExceedsPayment;
import dev.kontor.shared.problem.DomainException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Gives back what orders owe: right after the commit, and again until the payment has recorded it. The same
/// debt is one refund, however often it is tried. One that does not fit waits for other refunds that may fail, and is
/// shown to staff when there are none.
@Component
class OwedRefundPayer {

    private static final Logger LOG = LoggerFactory.getLogger(OwedRefundPayer.class);
    private static final int BATCH = 20;

    private final OwedRefunds owedRefunds;
    private final RefundRefusal refusals;
    private final Payments payments;

    OwedRefundPayer(OwedRefunds owedRefunds, RefundRefusal refusals, Payments payments) {
        this.owedRefunds = owedRefunds;
        this.refusals = refusals;
        this.payments = payments;
    }

    /// On a thread of its own: that of the transaction still holds its connection.
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void afterCommit(Owed owed) {
        Thread.ofVirtual().name("owed-refund").start(() -> pay(owed));
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT15S")
    void payDue() {
        owedRefunds.claim(BATCH).forEach(this::pay);
    }

    void pay(Owed owed) {
        try {
            requestRefund(owed, "units-canceled", "owed/" + owed.id());
            owedRefunds.done(owed, Outcome.ASKED);
        } catch (RefundExceedsPayment refusal) {
            // A refund that is on its way and fails leaves its money: then it may fit.
            if (!refusal.othersAreOnTheirWay()) {
                refusals.record(owed);
                warn(owed, refusal);
            }
        } catch (DomainException refusal) {
            warn(owed, refusal);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "A refund of payment {} failed; trying again",
                    owed.paymentId().text(),
                    failure);
        }
    }

    private static void warn(Owed owed, DomainException refusal) {
        LOG.warn(
                "{} of payment {} cannot go back: {}",
                owed.amount(),
                owed.paymentId().text(),
                refusal.getMessage());
    }

    private void requestRefund(Owed owed, String reason, String name) {
        if (owed.items().isEmpty()) {
            payments.refund(owed.paymentId(), owed.amount(), reason, name);
        } else {
            payments.refund(owed.paymentId(), owed.toRefund(), reason, name);
        }
    }
}
