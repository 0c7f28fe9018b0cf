package dev.kontor.order.returning.refund;

import dev.kontor.payment.Payments;
import dev.kontor.payment.RefundExceedsPayment;
import dev.kontor.shared.problem.DomainException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Makes recorded refunds of returned units right after the commit and retries until their outcome is known. The name
/// of a refund makes its retries idempotent.
@Component
class ReturnRefundPayer {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnRefundPayer.class);
    private static final int BATCH = 20;

    private final ReturnRefundRepository repository;
    private final ReturnRefunds refunds;
    private final Payments payments;

    ReturnRefundPayer(ReturnRefundRepository repository, ReturnRefunds refunds, Payments payments) {
        this.repository = repository;
        this.refunds = refunds;
        this.payments = payments;
    }

    /// Runs on a separate thread, because that of the transaction still holds its connection.
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void afterCommit(ReturnRefund refund) {
        Thread.ofVirtual().name("return-refund").start(() -> pay(refund));
    }

    @Scheduled(initialDelayString = "PT35S", fixedDelayString = "PT15S")
    void payDue() {
        repository.claim(BATCH).forEach(this::pay);
    }

    void pay(ReturnRefund refund) {
        try {
            var name = "return/" + refund.id().text();
            payments.refundReturned(
                    refund.paymentId(), refund.toRefund(), refund.id().text(), refund.paymentReason(), name);
            refunds.settle(refund.id());
        } catch (RefundExceedsPayment refusal) {
            // A pending refund that fails releases its amount, and then this one may fit.
            if (!refusal.hasPendingRefunds()) {
                refunds.fail(refund, refusal.code().code());
                LOG.warn(
                        "{} of return {} cannot be refunded: {}",
                        refund.amount(),
                        refund.returnNumber(),
                        refusal.getMessage());
            }
        } catch (DomainException refusal) {
            LOG.warn(
                    "{} of return {} cannot be refunded now: {}",
                    refund.amount(),
                    refund.returnNumber(),
                    refusal.getMessage());
        } catch (RuntimeException failure) {
            LOG.warn("The refund of return {} failed; retrying", refund.returnNumber(), failure);
        }
    }
}
