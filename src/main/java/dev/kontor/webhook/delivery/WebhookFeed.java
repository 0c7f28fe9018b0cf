package dev.kontor.webhook.delivery;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.EventTypes;
import dev.kontor.events.LoggedEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Queues a message per event and subscribed endpoint. A repeated event is queued once.
@Component
class WebhookFeed implements EventConsumer {

    private final JdbcClient jdbc;
    private final DeliveryQueue queue;
    private final DeliveryDispatcher dispatcher;
    private final Clock clock;

    WebhookFeed(JdbcClient jdbc, DeliveryQueue queue, DeliveryDispatcher dispatcher, Clock clock) {
        this.jdbc = jdbc;
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
