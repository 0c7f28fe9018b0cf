package dev.kontor.payment.inbox;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.payment.provider.ProviderWebhook;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores provider webhooks, each once even if it is received several times. All times are those of the database. A
/// few are processed at a time; each is claimed only when it is processed, so that no other process handles it
/// meanwhile.
@Component
class Inbox {

    /// Much lower than the concurrency of provider calls, so that buyers have priority.
    static final int MOST_AT_ONCE = 16;
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
    private final InboxWork work;
    private final long leaseSeconds;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);

    Inbox(JdbcClient jdbc, InboxWork work, PaymentProperties properties) {
        this.jdbc = jdbc;
        this.work = work;
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
                        .param(
                                "payment",
                                Optional.ofNullable(webhook.paymentId())
                                        .map(PaymentId::value)
                                        .orElse(null))
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
            } finally {
                turns.release();
            }
        };
    }

    private void attempt(StoredWebhook webhook) {
        work.attempt(webhook).ifPresentOrElse(outcome -> done(webhook, outcome), () -> later(webhook));
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
