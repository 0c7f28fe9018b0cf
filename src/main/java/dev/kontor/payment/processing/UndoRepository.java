package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Payments that have to be undone, in the database. A request is one row, so that it commits with the reason
/// for it.
@Component
class UndoRepository {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;

    UndoRepository(JdbcClient jdbc, ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.publisher = publisher;
    }

    /// Published in the transaction that asks for it, heard after the commit.
    record Undo(PaymentId paymentId, String reason) {}

    void request(PaymentId id, String reason) {
        jdbc.sql("""
                        insert into payment.undos (payment_id, reason, requested_at, next_try_at)
                        values (:id, :reason, now(), now() + interval '15 seconds')
                        on conflict (payment_id, reason) do update
                            set done_at = null, tries = 0, next_try_at = excluded.next_try_at
                            where payment.undos.done_at is not null
                        """).param("id", id.value()).param("reason", reason).update();
        publisher.publishEvent(new Undo(id, reason));
    }

    /// Takes what is due; its next turn is set before it is tried, so that a crash only delays it.
    void claim(int limit, Consumer<Undo> work) {
        record Row(UUID paymentId, String reason) {}
        List<Row> due = jdbc.sql("""
                        update payment.undos set tries = tries + 1,
                            next_try_at = now() + make_interval(secs => (array[60, 300, 900, 3600, 21600, 86400])
                                [least(tries + 1, 6)])
                        where (payment_id, reason) in (
                            select payment_id, reason from payment.undos
                            where done_at is null and next_try_at <= now()
                            order by next_try_at limit :limit for update skip locked)
                        returning payment_id, reason
                        """).param("limit", limit).query(Row.class).list();
        due.forEach(row -> work.accept(new Undo(new PaymentId(row.paymentId()), row.reason())));
    }

    void done(Undo undo) {
        jdbc.sql("update payment.undos set done_at = now() where payment_id = :id and reason = :reason")
                .param("id", undo.paymentId().value())
                .param("reason", undo.reason())
                .update();
    }
}
