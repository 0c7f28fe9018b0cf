package dev.kontor.webhook.delivery;

import dev.kontor.events.EventHistory;
import dev.kontor.shared.database.Sql;
import dev.kontor.webhook.WebhookReplayId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Queues the messages of replays, one chunk of the log at a time: each chunk and the progress are one commit,
/// so a crash neither loses nor duplicates anything.
@Component
class ReplayRunner {

    private static final int PIECE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final EventHistory history;
    private final DeliveryQueue queue;
    private final Clock clock;

    ReplayRunner(
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            EventHistory history,
            DeliveryQueue queue,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
        this.history = history;
        this.queue = queue;
        this.clock = clock;
    }

    private record Running(
            WebhookReplayId id,
            UUID endpoint,
            Instant from,
            Instant to,
            List<String> eventTypes,
            EventHistory.Stretch rest) {

        static Running of(ResultSet row, int number) throws SQLException {
            return new Running(
                    new WebhookReplayId(row.getObject("id", UUID.class)),
                    row.getObject("endpoint_id", UUID.class),
                    Sql.instant(row, "from_at"),
                    Sql.instant(row, "to_at"),
                    Sql.list(row, "event_types"),
                    new EventHistory.Stretch(row.getLong("position"), row.getLong("end_position")));
        }
    }

    /// Queues the next chunk of the oldest replay that no other process is working on.
    ///
    /// @return whether there was one
    boolean runSome() {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            var running = jdbc.sql("""
                            select id, endpoint_id, from_at, to_at, event_types, position, end_position
                            from webhook.replays where status = 'RUNNING'
                            order by created_at limit 1 for update skip locked
                            """).query(Running::of).optional();
            running.ifPresent(this::queuePiece);
            return running.isPresent();
        }));
    }

    private void queuePiece(Running replay) {
        var events = history.read(replay.rest(), Subscriptions.named(replay.eventTypes()), PIECE);
        var messages = events.stream()
                .filter(event -> !event.occurredAt().isBefore(replay.from())
                        && event.occurredAt().isBefore(replay.to()))
                .map(event -> QueuedMessage.of(replay.endpoint(), event, replay.id()))
                .toList();
        var now = clock.instant();
        int queued = messages.isEmpty() ? 0 : queue.add(messages, now);
        boolean done = events.size() < PIECE;
        jdbc.sql("""
                        update webhook.replays set position = :position, queued = queued + :queued,
                            status = case when :done then 'SUCCEEDED' else status end,
                            finished_at = case when :done then :now::timestamptz end
                        where id = :id
                        """)
                .param(
                        "position",
                        done ? replay.rest().upTo() : events.getLast().position())
                .param("queued", queued)
                .param("done", done)
                .param("now", now)
                .param("id", replay.id())
                .update();
    }
}
