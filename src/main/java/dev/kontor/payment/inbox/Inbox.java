package dev.kontor.payment.inbox;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.polling.DisputePolling;
import dev.kontor.payment.processing.PaymentResolution;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.payment.provider.ProviderWebhook;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores provider webhooks, each once even if it is received several times. All times are those of the database. A
/// few are processed at a time; each is claimed only when it is processed, so that no other process handles it
/// meanwhile.
@Component
class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /// Much lower than the concurrency of provider calls, so that buyers have priority.
    static final int MAX_AT_ONCE = 16;

    /// Covers a payment and some refunds, each polled within the provider timeout.
    private static final int LEASE_IN_TIMEOUTS = 6;

    /// Sets the next attempt before the work starts, so that a crash only delays it.
    private static final String CLAIM = """
            with due as (
                select provider, event_id from payment.inbox_events
                where done_at is null and next_try_at <= now() and %s
                order by next_try_at limit 1 for no key update skip locked
            )
            update payment.inbox_events e set tries = tries + 1, next_try_at = now() + make_interval(secs => :lease)
            from due where e.provider = due.provider and e.event_id = due.event_id
            returning e.provider, e.event_id, e.type, e.payment_id, e.reference, e.dispute
            """;

    private final JdbcClient jdbc;
    private final PaymentResolution resolution;
    private final DisputePolling disputes;
    private final MeterRegistry meters;
    private final long leaseSeconds;
    private final Semaphore turns = new Semaphore(MAX_AT_ONCE);

    Inbox(
            JdbcClient jdbc,
            PaymentResolution resolution,
            DisputePolling disputes,
            MeterRegistry meters,
            PaymentProperties properties) {
        this.jdbc = jdbc;
        this.resolution = resolution;
        this.disputes = disputes;
        this.meters = meters;
        this.leaseSeconds = properties.timeout().multipliedBy(LEASE_IN_TIMEOUTS).toSeconds() + 1;
    }

    /// @param paymentId null if only the provider's reference is known
    record StoredWebhook(
            String provider,
            String eventId,
            String type,
            @Nullable UUID paymentId,
            @Nullable String reference,
            @Nullable String dispute) {}

    /// Stores the webhook durably and then starts to process it unless too many are being processed. The caller can
    /// acknowledge it when this returns.
    void receive(String provider, ProviderWebhook webhook) {
        boolean fresh = jdbc.sql("""
                        insert into payment.inbox_events (provider, event_id, type, payment_id, reference, dispute,
                            received_at, next_try_at)
                        values (:provider, :event, :type, :payment, :reference, :dispute, now(), now())
                        on conflict do nothing
                        """)
                        .param("provider", provider)
                        .param("event", webhook.eventId())
                        .param("type", webhook.type())
                        .param("payment", webhook.paymentId())
                        .param("reference", webhook.reference())
                        .param("dispute", webhook.dispute())
                        .update()
                == 1;
        if (fresh && turns.tryAcquire()) {
            Thread.ofVirtual()
                    .name("payment-webhook")
                    .start(queued(() -> claim(provider, webhook.eventId()).ifPresent(this::attempt)));
        }
    }

    /// Processes all due webhooks and returns when each was tried.
    void processDue(int limit) throws InterruptedException {
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("payment-webhook").factory())) {
            boolean more = true;
            for (int started = 0; more && started < limit; started++) {
                turns.acquire();
                more = begin(threads);
            }
        }
        jdbc.sql("delete from payment.inbox_events where done_at < now() - interval '30 days'")
                .update();
    }

    /// @return whether anything was due
    private boolean begin(Executor threads) {
        Optional<StoredWebhook> due = Optional.empty();
        try {
            due = claim();
            due.ifPresent(webhook -> threads.execute(queued(() -> attempt(webhook))));
            return due.isPresent();
        } finally {
            if (due.isEmpty()) {
                turns.release();
            }
        }
    }

    private Runnable queued(Runnable attempt) {
        return () -> {
            try {
                attempt.run();
            } catch (DataAccessException failure) {
                // The claim expires, and the webhook is due again. The outage has its own line in the log.
                LOG.debug("A webhook waits until the database can be used", failure);
            } finally {
                turns.release();
            }
        };
    }

    private void attempt(StoredWebhook webhook) {
        var outcome = reread(webhook);
        meters.counter("shop.payment.webhooks", "provider", webhook.provider(), "outcome", outcome.orElse("retry"))
                .increment();
        outcome.ifPresentOrElse(reached -> done(webhook, reached), () -> later(webhook));
    }

    /// Polls the provider about the payment or dispute and updates it.
    ///
    /// @return the outcome; empty if the webhook must be retried
    private Optional<String> reread(Inbox.StoredWebhook webhook) {
        try {
            if (webhook.dispute() != null) {
                return disputes.reread(webhook.provider(), webhook.dispute());
            }
            var payment = webhook.paymentId() == null
                    ? resolution.known(webhook.provider(), webhook.reference())
                    : resolution.known(webhook.provider(), new PaymentId(webhook.paymentId()));
            if (payment.isEmpty()) {
                // Another use of the same provider account, or a charge that reconciliation will report.
                return Optional.of("no-payment");
            }
            return resolution.reread(payment.get(), webhook.reference()) ? Optional.of("applied") : Optional.empty();
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Webhook {} of {} could not be processed; retrying",
                    webhook.eventId(),
                    webhook.provider(),
                    failure);
            return Optional.empty();
        }
    }

    private Optional<StoredWebhook> claim(String provider, String eventId) {
        return jdbc.sql(CLAIM.formatted("provider = :provider and event_id = :event"))
                .param("provider", provider)
                .param("event", eventId)
                .param("lease", leaseSeconds)
                .query(StoredWebhook.class)
                .optional();
    }

    private Optional<StoredWebhook> claim() {
        return jdbc.sql(CLAIM.formatted("true"))
                .param("lease", leaseSeconds)
                .query(StoredWebhook.class)
                .optional();
    }

    private void later(StoredWebhook webhook) {
        jdbc.sql("""
                        update payment.inbox_events set next_try_at = now() + make_interval(
                            secs => (array[15, 60, 300, 900, 3600, 21600, 86400])[least(tries, 7)])
                        where provider = :provider and event_id = :event and done_at is null
                        """)
                .param("provider", webhook.provider())
                .param("event", webhook.eventId())
                .update();
    }

    private void done(StoredWebhook webhook, String outcome) {
        jdbc.sql("""
                        update payment.inbox_events set done_at = now(), outcome = :outcome
                        where provider = :provider and event_id = :event
                        """)
                .param("provider", webhook.provider())
                .param("event", webhook.eventId())
                .param("outcome", outcome)
                .update();
    }
}
