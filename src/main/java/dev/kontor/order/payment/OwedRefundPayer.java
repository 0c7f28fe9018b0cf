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

/// Refunds what orders owe right after the commit and retries until the payment has recorded it. Retries of one debt
/// create a single refund. A refund that exceeds what is left waits for pending refunds, which may fail; without any
/// it is shown to staff.
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

    /// Runs on a separate thread, because that of the transaction still holds its connection.
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
            payments.refundCanceled(owed.paymentId(), owed.toRefund(), "units-canceled", "owed/" + owed.id());
            owedRefunds.done(owed, Outcome.ASKED);
        } catch (RefundExceedsPayment refusal) {
            // A pending refund that fails releases its amount, and then this one may fit.
            if (!refusal.hasPendingRefunds()) {
                owedRefunds.refuse(owed);
                warn(owed, refusal);
            }
        } catch (DomainException refusal) {
            warn(owed, refusal);
        } catch (RuntimeException failure) {
            LOG.warn("A refund of payment {} failed; retrying", owed.paymentId().text(), failure);
        }
    }

    private static void warn(Owed owed, DomainException refusal) {
        LOG.warn(
                "{} of payment {} cannot be refunded: {}",
                owed.amount(),
                owed.paymentId().text(),
                refusal.getMessage());
    }
}
