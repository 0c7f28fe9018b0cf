package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.processing.UndoRepository.Undo;
import dev.kontor.shared.problem.DomainException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Undoes a whole payment: cancels it if no money was captured, otherwise refunds it.
@Component
public class PaymentUndoing {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentUndoing.class);

    private final PaymentService payments;
    private final PaymentResolution resolution;
    private final ProviderStates states;
    private final RefundProcess refunds;
    private final UndoRepository undos;

    PaymentUndoing(
            PaymentService payments,
            PaymentResolution resolution,
            ProviderStates states,
            RefundProcess refunds,
            UndoRepository undos) {
        this.payments = payments;
        this.resolution = resolution;
        this.states = states;
        this.refunds = refunds;
        this.undos = undos;
    }

    /// Runs on a separate thread, because that of the transaction still holds its connection.
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void afterCommit(Undo undo) {
        Thread.ofVirtual().name("payment-undo").start(() -> attempt(undo));
    }

    /// Attempts to undo the payment. The background job retries it until it succeeds.
    public void attempt(Undo undo) {
        try {
            if (carryOut(undo)) {
                undos.done(undo);
            }
        } catch (DomainException refusal) {
            LOG.info("Payment {} cannot be undone yet: {}", undo.paymentId().text(), refusal.getMessage());
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Payment {} could not be undone; retrying", undo.paymentId().text(), failure);
        }
    }

    private boolean carryOut(Undo undo) {
        var id = undo.paymentId();
        var payment = resolution.resolve(id);
        if (payment.funds().writtenOff().isPositive()) {
            states.reverseWriteOffs(id);
        }
        return switch (payment.status()) {
            case UNKNOWN -> false;
            case DECLINED, CANCELED -> true;
            case CREATED -> states.abandon(id).status().isFinalFailure();
            case ACTION_REQUIRED, AWAITING_TRANSFER, AUTHORIZED ->
                payments.cancel(id, null).status().isFinalFailure();
            case CAPTURED -> refundAll(undo, payment.funds().isWhole() ? payment : released(id));
        };
    }

    /// Releases the rest, so that nothing more can be captured.
    private Payment released(PaymentId id) {
        payments.cancel(id, null);
        return resolution.find(id);
    }

    private boolean refundAll(Undo undo, Payment payment) {
        if (payment.refundable().isPositive()) {
            refunds.refund(undo.paymentId(), RefundRequest.ofRest(undo.reason(), key(undo, payment)));
        }
        // Disputed money is returned by the bank, or refunded by the shop after it won.
        return !payment.funds().disputed().contested().isPositive();
    }

    /// Returns a key for each amount, because more money may arrive later or a dispute may end. Each amount is
    /// refunded once.
    private static String key(Undo undo, Payment payment) {
        var disputed = payment.funds().disputed();
        long away = disputed.contested().minor() + disputed.lost().minor();
        var key = "undo/" + undo.reason() + "/" + payment.captured().minor();
        return away == 0 ? key : key + "/" + away;
    }
}
