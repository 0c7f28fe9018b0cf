package dev.kontor.order.lifecycle;

import dev.kontor.order.lifecycle.OwedRefunds.Outcome;
import dev.kontor.order.lifecycle.OwedRefunds.Owed;
import dev.kontor.payment.Payments;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Gives back what orders owe: right after the commit, and again until the payment has recorded it. The same
/// debt is one refund, however often it is tried.
@Component
class OwedRefundPayer {

    private static final Logger LOG = LoggerFactory.getLogger(OwedRefundPayer.class);
    private static final int BATCH = 20;

    private final OwedRefunds owedRefunds;
    private final Payments payments;

    OwedRefundPayer(OwedRefunds owedRefunds, Payments payments) {
        this.owedRefunds = owedRefunds;
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
            ask(owed, "units-canceled", "owed/" + owed.id());
            owedRefunds.done(owed, Outcome.ASKED);
        } catch (DomainException refusal) {
            if (refusal.code() == ProblemCode.REFUND_EXCEEDS_PAYMENT) {
                owedRefunds.done(owed, Outcome.REFUSED);
            }
            LOG.warn(
                    "{} of payment {} cannot go back: {}",
                    owed.amount(),
                    owed.paymentId().text(),
                    refusal.getMessage());
        } catch (RuntimeException failure) {
            LOG.warn(
                    "A refund of payment {} failed; trying again",
                    owed.paymentId().text(),
                    failure);
        }
    }

    private void ask(Owed owed, String reason, String name) {
        if (owed.items().isEmpty()) {
            payments.refund(owed.paymentId(), owed.amount(), reason, name);
        } else {
            payments.refund(owed.paymentId(), owed.toRefund(), reason, name);
        }
    }
}
