package dev.kontor.payment.inbox;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.provider.Notice;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The notices in the database. A notice is there once, however often it was sent. Times are the database's.
@Component
class Inbox {

    /// The next turn is set before the work is tried, so that a crash only delays it.
    private static final String CLAIM = """
            with due as (
                select provider, event_id from payment.inbox_events
                where done_at is null and next_try_at <= now() and %s
                order by next_try_at limit :limit for no key update skip locked
            )
            update payment.inbox_events e set tries = tries + 1,
                next_try_at = now() + make_interval(secs => (array[15, 60, 300, 900, 3600, 21600, 86400])
                    [least(tries + 1, 7)])
            from due where e.provider = due.provider and e.event_id = due.event_id
            returning e.provider, e.event_id, e.type, e.payment_id, e.reference
            """;

    private final JdbcClient jdbc;
    private final InboxWork work;

    Inbox(JdbcClient jdbc, InboxWork work) {
        this.jdbc = jdbc;
        this.work = work;
    }

    /// @param paymentId null if only the provider's reference is known
    record Kept(
            String provider,
            String eventId,
            String type,
            @Nullable UUID paymentId,
            @Nullable String reference) {}

    /// Keeps the notice for good, then begins to work on it; the caller may be told that it arrived.
    void receive(String provider, Notice notice) {
        boolean fresh = jdbc.sql("""
                        insert into payment.inbox_events (provider, event_id, type, payment_id, reference, received_at,
                            next_try_at)
                        values (:provider, :event, :type, :payment, :reference, now(), now())
                        on conflict do nothing
                        """)
                        .param("provider", provider)
                        .param("event", notice.eventId())
                        .param("type", notice.type())
                        .param(
                                "payment",
                                Optional.ofNullable(notice.paymentId())
                                        .map(PaymentId::value)
                                        .orElse(null))
                        .param("reference", notice.reference())
                        .update()
                == 1;
        if (fresh) {
            Thread.ofVirtual()
                    .name("payment-notice")
                    .start(() -> claim(provider, notice.eventId()).forEach(this::attempt));
        }
    }

    /// What is due, whoever received it.
    void workOff(int limit) {
        claim(limit).forEach(this::attempt);
        jdbc.sql("delete from payment.inbox_events where done_at < now() - interval '30 days'")
                .update();
    }

    private void attempt(Kept notice) {
        work.attempt(notice).ifPresent(outcome -> done(notice, outcome));
    }

    private List<Kept> claim(String provider, String eventId) {
        return jdbc.sql(CLAIM.formatted("provider = :provider and event_id = :event"))
                .param("provider", provider)
                .param("event", eventId)
                .param("limit", 1)
                .query(Kept.class)
                .list();
    }

    private List<Kept> claim(int limit) {
        return jdbc.sql(CLAIM.formatted("true"))
                .param("limit", limit)
                .query(Kept.class)
                .list();
    }

    private void done(Kept notice, String outcome) {
        jdbc.sql("""
                        update payment.inbox_events set done_at = now(), outcome = :outcome
                        where provider = :provider and event_id = :event
                        """)
                .param("provider", notice.provider())
                .param("event", notice.eventId())
                .param("outcome", outcome)
                .update();
    }
}
