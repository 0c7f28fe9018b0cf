package dev.kontor.webhook.delivery;

import dev.kontor.events.EventHistory;
import dev.kontor.webhook.WebhookReplayId;
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

    private static final int CHUNK = 500;

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
            UUID endpointId,
            Instant fromAt,
            Instant toAt,
            List<String> eventTypes,
            long position,
            long endPosition) {}

    /// Queues the next chunk of the oldest replay that no other process is working on.
    ///
    /// @return whether there was one
    boolean runSome() {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            var running = jdbc.sql("""
                            select id, endpoint_id, from_at, to_at, event_types, position, end_position
                            from webhook.replays where status = 'RUNNING'
                            order by created_at limit 1 for update skip locked
                            """).query(Running.class).optional();
            running.ifPresent(this::queueChunk);
            return running.isPresent();
        }));
    }

    private void queueChunk(Running replay) {
        var rest = new EventHistory.Stretch(replay.position(), replay.endPosition());
        var events = history.read(rest, replay.eventTypes(), CHUNK);
        var messages = events.stream()
                .filter(event -> !event.occurredAt().isBefore(replay.fromAt())
                        && event.occurredAt().isBefore(replay.toAt()))
                .map(event -> QueuedMessage.of(replay.endpointId(), event, replay.id()))
                .toList();
        var now = clock.instant();
        int queued = messages.isEmpty() ? 0 : queue.add(messages, now);
        boolean done = events.size() < CHUNK;
        jdbc.sql("""
                        update webhook.replays set position = :position, queued = queued + :queued,
                            status = case when :done then 'SUCCEEDED' else status end,
                            finished_at = case when :done then :now::timestamptz end
                        where id = :id
                        """)
                .param("position", done ? rest.upTo() : events.getLast().position())
                .param("queued", queued)
                .param("done", done)
                .param("now", now)
                .param("id", replay.id())
                .update();
    }
}
