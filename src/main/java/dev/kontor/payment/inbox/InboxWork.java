package dev.kontor.payment.inbox;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.polling.DisputePolling;
import dev.kontor.payment.polling.PaymentPolling;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Processes a webhook: polls the provider about the payment or dispute and updates it.
@Component
class InboxWork {

    private static final Logger LOG = LoggerFactory.getLogger(InboxWork.class);

    private final PaymentPolling payments;
    private final DisputePolling disputes;
    private final MeterRegistry meters;

    InboxWork(PaymentPolling payments, DisputePolling disputes, MeterRegistry meters) {
        this.payments = payments;
        this.disputes = disputes;
        this.meters = meters;
    }

    /// @return the outcome; empty if the webhook must be retried
    Optional<String> attempt(Inbox.StoredWebhook notice) {
        var outcome = reread(notice);
        meters.counter("shop.payment.notices", "provider", notice.provider(), "outcome", outcome.orElse("retry"))
                .increment();
        return outcome;
    }

    private Optional<String> reread(Inbox.StoredWebhook notice) {
        try {
            if (notice.dispute() != null) {
                return disputes.reread(notice.provider(), notice.dispute());
            }
            var payment = notice.paymentId() == null
                    ? payments.known(notice.provider(), notice.reference())
                    : payments.known(notice.provider(), new PaymentId(notice.paymentId()));
            if (payment.isEmpty()) {
                // Another use of the same provider account, or a charge that reconciliation will report.
                return Optional.of("no-payment");
            }
            return payments.reread(payment.get(), notice.reference()) ? Optional.of("applied") : Optional.empty();
        } catch (RuntimeException failure) {
            LOG.warn("Webhook {} of {} could not be processed; retrying", notice.eventId(), notice.provider(), failure);
            return Optional.empty();
        }
    }
}
