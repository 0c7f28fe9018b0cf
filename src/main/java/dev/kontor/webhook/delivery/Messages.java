package dev.kontor.webhook.delivery;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.kontor.events.CloudEvents;
import dev.kontor.events.EventId;
import dev.kontor.events.LoggedEvent;
import dev.kontor.events.catalogue.EventCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Renders messages and signs them according to Standard Webhooks.
@Component
class Messages {

    static final ContentType TYPE = ContentType.create(CloudEvents.MEDIA_TYPE, StandardCharsets.UTF_8);

    private final CloudEvents cloudEvents;
    private final EventCatalogue catalogue;
    private final Clock clock;

    Messages(CloudEvents cloudEvents, EventCatalogue catalogue, Clock clock) {
        this.cloudEvents = cloudEvents;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// The body of a message; empty if the event no longer exists.
    ///
    /// @param event from the log; absent for a test
    Optional<String> body(ClaimedMessage message, @Nullable LoggedEvent event) {
        if (event != null) {
            return Optional.of(cloudEvents.render(event));
        }
        return message.cause() == DeliveryCause.TEST ? sample(message) : Optional.empty();
    }

    private Optional<String> sample(ClaimedMessage message) {
        return catalogue
                .find(message.eventType())
                .map(type -> cloudEvents.renderSample(type.sampleAt(clock.instant(), message.event())));
    }

    /// The headers of an attempt: the id stays the same, timestamp and signatures are current.
    Map<String, String> headers(ClaimedMessage message, String body, List<byte[]> secrets) {
        var id = new EventId(message.event()).text();
        long now = clock.instant().getEpochSecond();
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(now),
                "webhook-signature",
                secrets.stream().map(secret -> sign(secret, id, now, body)).collect(Collectors.joining(" ")));
    }

    private static String sign(byte[] secret, String id, long time, String body) {
        try {
            return new Webhook(secret).sign(id, time, body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("a message could not be signed", e);
        }
    }
}
