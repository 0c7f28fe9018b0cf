package dev.kontor.payment.inbox;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.polling.DisputePolling;
import dev.kontor.payment.processing.PaymentResolution;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Processes a webhook: polls the provider about the payment or dispute and updates it.
@Component
class InboxWork {

    private static final Logger LOG = LoggerFactory.getLogger(InboxWork.class);

    private final PaymentResolution payments;
    private final DisputePolling disputes;
    private final MeterRegistry meters;

    InboxWork(PaymentResolution payments, DisputePolling disputes, MeterRegistry meters) {
        this.payments = payments;
        this.disputes = disputes;
        this.meters = meters;
    }

    /// @return the outcome; empty if the webhook must be retried
    Optional<String> attempt(Inbox.StoredWebhook webhook) {
        var outcome = reread(webhook);
        meters.counter("shop.payment.webhooks", "provider", webhook.provider(), "outcome", outcome.orElse("retry"))
                .increment();
        return outcome;
    }

    private Optional<String> reread(Inbox.StoredWebhook webhook) {
        try {
            if (webhook.dispute() != null) {
                return disputes.reread(webhook.provider(), webhook.dispute());
            }
            var payment = webhook.paymentId() == null
                    ? payments.known(webhook.provider(), webhook.reference())
                    : payments.known(webhook.provider(), new PaymentId(webhook.paymentId()));
            if (payment.isEmpty()) {
                // Another use of the same provider account, or a charge that reconciliation will report.
                return Optional.of("no-payment");
            }
            return payments.reread(payment.get(), webhook.reference()) ? Optional.of("applied") : Optional.empty();
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Webhook {} of {} could not be processed; retrying",
                    webhook.eventId(),
                    webhook.provider(),
                    failure);
            return Optional.empty();
        }
    }
}
