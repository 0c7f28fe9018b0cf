package dev.kontor.webhook.delivery;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Queues a message per event and subscribed endpoint. A repeated event is queued once.
@Component
class WebhookFeed implements EventConsumer {

    private final Subscriptions subscriptions;
    private final DeliveryQueue queue;
    private final DeliveryDispatcher dispatcher;
    private final Clock clock;

    WebhookFeed(Subscriptions subscriptions, DeliveryQueue queue, DeliveryDispatcher dispatcher, Clock clock) {
        this.subscriptions = subscriptions;
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
        var enabled = subscriptions.enabled();
        var messages = new ArrayList<QueuedMessage>();
        for (var event : events) {
            for (var subscription : enabled) {
                if (subscription.wanted().include(event.type())) {
                    messages.add(QueuedMessage.of(subscription.endpoint(), event));
                }
            }
        }
        if (!messages.isEmpty()) {
            queue.add(messages, clock.instant());
            dispatcher.wake();
        }
    }
}
