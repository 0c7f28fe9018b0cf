package dev.kontor.webhook.delivery;

import dev.kontor.webhook.target.DeliveryResult;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes the results of messages.
@Repository
class DeliveryRepository {

    private final JdbcClient jdbc;

    DeliveryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param attemptAt time of the retry, if there is one
    record Next(DeliveryStatus status, @Nullable Instant attemptAt) {}

    /// @return false if another process holds the message by now
    boolean record(UUID holder, ClaimedMessage message, DeliveryResult answer, Next next, Instant now) {
        return jdbc.sql("""
                        with delivery as (
                            update webhook.deliveries set status = :status, attempts = attempts + 1,
                                next_attempt_at = :nextAt, last_outcome = :outcome, last_status = :answered,
                                claimed_by = null, claimed_until = null,
                                finished_at = case when :status <> 'PENDING' then :now::timestamptz end
                            where id = :id and status = 'PENDING' and claimed_by = :holder
                            returning id, attempts
                        )
                        insert into webhook.attempts (delivery_id, number, started_at, duration_ms, outcome, status)
                        select id, attempts, :startedAt, :duration, :outcome, :answered from delivery
                        """)
                        .param("status", next.status())
                        .param("nextAt", next.attemptAt())
                        .param("outcome", answer.outcome())
                        .param("answered", answer.status(), Types.INTEGER)
                        .param("now", now)
                        .param("id", message.id())
                        .param("holder", holder)
                        .param("startedAt", now.minus(answer.duration()))
                        .param("duration", answer.duration().toMillis())
                        .update()
                == 1;
    }

    /// Releases unsent messages, except those that are being deleted with their endpoint.
    void release(UUID holder) {
        jdbc.sql("""
                        update webhook.deliveries set claimed_by = null, claimed_until = null
                        where id in (
                            select id from webhook.deliveries
                            where status = 'PENDING' and claimed_by = :holder
                            for update skip locked)
                        """).param("holder", holder).update();
    }
}
