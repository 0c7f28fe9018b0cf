package dev.kontor.webhook.delivery;

import dev.kontor.events.EventHistory;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.tracing.Traces;
import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.endpoint.SigningSecrets;
import dev.kontor.webhook.target.DeliveryResult;
import dev.kontor.webhook.target.WebhookClient;
import io.micrometer.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sends claimed messages. No transaction is open and no connection is held while a receiver is called.
@Component
class DeliverySender {

    private final EventHistory history;
    private final SigningSecrets secrets;
    private final Messages messages;
    private final WebhookClient client;
    private final DeliveryRecords records;
    private final DeliveryMetrics metrics;
    private final Clock clock;
    private final Traces traces;

    DeliverySender(
            EventHistory history,
            SigningSecrets secrets,
            Messages messages,
            WebhookClient client,
            DeliveryRecords records,
            DeliveryMetrics metrics,
            Clock clock,
            Traces traces) {
        this.history = history;
        this.secrets = secrets;
        this.messages = messages;
        this.client = client;
        this.records = records;
        this.metrics = metrics;
        this.clock = clock;
        this.traces = traces;
    }

    /// Data needed for sending, read for many messages at once.
    record Supply(Map<UUID, LoggedEvent> events, Map<UUID, List<byte[]>> secrets) {}

    Supply supply(List<ClaimedMessage> claimed) {
        var endpoints = claimed.stream().map(ClaimedMessage::endpoint).collect(Collectors.toSet());
        Set<UUID> events = claimed.stream()
                .filter(message -> message.cause() != DeliveryCause.TEST)
                .map(ClaimedMessage::event)
                .collect(Collectors.toSet());
        return new Supply(history.find(events), secrets.of(endpoints, clock.instant()));
    }

    void send(UUID holder, ClaimedMessage message, Supply supply) {
        var event = supply.events().get(message.event());
        var work = new Traces.Work(
                "webhook " + message.eventType(),
                Span.Kind.CLIENT,
                "kontor.webhook.endpoint",
                new WebhookEndpointId(message.endpoint()).text());
        traces.following(Collections.singletonList(event == null ? null : event.traceParent()), work, () -> {
            var answer = call(message, event, supply);
            metrics.called(answer);
            records.record(holder, message, answer);
        });
    }

    private DeliveryResult call(ClaimedMessage message, @Nullable LoggedEvent event, Supply supply) {
        var body = messages.body(message, event);
        if (body.isEmpty()) {
            return DeliveryResult.none(DeliveryResult.Outcome.EVENT_GONE, Duration.ZERO);
        }
        var keys = supply.secrets().getOrDefault(message.endpoint(), List.of());
        if (keys.isEmpty()) {
            return DeliveryResult.none(DeliveryResult.Outcome.UNSIGNED, Duration.ZERO);
        }
        var headers = messages.headers(message, body.get(), keys);
        return client.post(message.url(), headers, Messages.TYPE, body.get().getBytes(StandardCharsets.UTF_8));
    }
}
