package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores payments that must be undone. A request is one row, so it commits together with its reason.
@Component
public class UndoRepository {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;

    UndoRepository(JdbcClient jdbc, ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.publisher = publisher;
    }

    /// Published in the transaction that requests it and handled after its commit.
    public record Undo(PaymentId paymentId, String reason) {}

    void request(PaymentId id, String reason) {
        jdbc.sql("""
                        insert into payment.undos (payment_id, reason, requested_at, next_try_at)
                        values (:id, :reason, now(), now() + interval '15 seconds')
                        on conflict (payment_id, reason) do update
                            set done_at = null, tries = 0, next_try_at = excluded.next_try_at
                            where payment.undos.done_at is not null
                        """).param("id", id).param("reason", reason).update();
        publisher.publishEvent(new Undo(id, reason));
    }

    /// Processes what is due, one after the other. Each is leased when it is processed, so that a process that dies
    /// delays it only by the lease. The delay before the next attempt is set after this one.
    public void processDue(int limit, long leaseSeconds, Consumer<Undo> work) {
        for (int number = 0; number < limit; number++) {
            var due = claim(leaseSeconds);
            if (due.isEmpty()) {
                return;
            }
            work.accept(new Undo(new PaymentId(due.get().paymentId()), due.get().reason()));
            later(due.get());
        }
    }

    record Due(UUID paymentId, String reason, OffsetDateTime leaseUntil) {}

    private Optional<Due> claim(long leaseSeconds) {
        return jdbc.sql("""
                        update payment.undos set next_try_at = now() + make_interval(secs => :lease)
                        where (payment_id, reason) in (
                            select payment_id, reason from payment.undos
                            where done_at is null and next_try_at <= now()
                            order by next_try_at limit 1 for update skip locked)
                        returning payment_id, reason, next_try_at as lease_until
                        """).param("lease", leaseSeconds).query(Due.class).optional();
    }

    private void later(Due due) {
        jdbc.sql("""
                        update payment.undos set tries = tries + 1,
                            next_try_at = now() + make_interval(secs => (array[60, 300, 900, 3600, 21600, 86400])
                                [least(tries + 1, 6)])
                        where payment_id = :id and reason = :reason and done_at is null and next_try_at = :lease
                        """)
                .param("id", due.paymentId())
                .param("reason", due.reason())
                .param("lease", due.leaseUntil())
                .update();
    }

    void done(Undo undo) {
        jdbc.sql("update payment.undos set done_at = now() where payment_id = :id and reason = :reason")
                .param("id", undo.paymentId())
                .param("reason", undo.reason())
                .update();
    }
}
