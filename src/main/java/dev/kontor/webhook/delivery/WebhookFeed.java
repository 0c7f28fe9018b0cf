package dev.kontor.webhook.delivery;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.EventHistory;
import dev.kontor.events.EventTypes;
import dev.kontor.events.LoggedEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Queues a message per event and subscribed endpoint. A repeated event is queued once.
@Component
class WebhookFeed implements EventConsumer {

    private static final int OLDEST = 100;

    private final JdbcClient jdbc;
    private final DeliveryQueue queue;
    private final DeliveryDispatcher dispatcher;
    private final EventHistory history;
    private final Clock clock;

    WebhookFeed(
            JdbcClient jdbc, DeliveryQueue queue, DeliveryDispatcher dispatcher, EventHistory history, Clock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.queue = queue;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Set<String> types() {
        return Set.of();
    }

    /// Events of running replays and of messages that wait: their content is read from the log when they are sent.
    @Override
    public Optional<Instant> neededSince() {
        var replayed = jdbc.sql("select from_at from webhook.replays where status = 'RUNNING' order by from_at limit 1")
                .query(Instant.class)
                .optional();
        // Ids of events are in the order of time, except for the clocks of the processes: so some, not one.
        var waiting = jdbc.sql("""
                        select distinct event_id from webhook.deliveries where status = 'PENDING' and cause <> 'TEST'
                        order by event_id limit :limit
                        """).param("limit", OLDEST).query(UUID.class).list();
        return Stream.concat(
                        replayed.stream(),
                        history.find(waiting).values().stream().map(LoggedEvent::occurredAt))
                .min(Comparator.naturalOrder());
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        record Subscription(UUID id, List<String> eventTypes) {}
        var enabled = jdbc.sql("select id, event_types from webhook.endpoints where enabled order by id")
                .query(Subscription.class)
                .list();
        var wanted = enabled.stream()
                .map(subscription -> EventTypes.of(subscription.eventTypes()))
                .toList();
        var messages = new ArrayList<QueuedMessage>();
        for (var event : events) {
            for (int index = 0; index < enabled.size(); index++) {
                if (wanted.get(index).include(event.type())) {
                    messages.add(QueuedMessage.of(enabled.get(index).id(), event));
                }
            }
        }
        if (!messages.isEmpty()) {
            queue.add(messages, clock.instant());
            dispatcher.wake();
        }
    }
}
