package dev.kontor.webhook.delivery;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.kontor.events.EventCatalogue;
import dev.kontor.events.EventId;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.shop.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Renders messages and signs them according to Standard Webhooks.
@Component
class Messages {

    static final ContentType TYPE = ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8);
    static final int LARGEST = 256 * 1_024;

    private final Shop shop;
    private final EventCatalogue catalogue;
    private final JsonMapper json;
    private final Clock clock;

    Messages(Shop shop, EventCatalogue catalogue, JsonMapper json, Clock clock) {
        this.shop = shop;
        this.catalogue = catalogue;
        this.json = json;
        this.clock = clock;
    }

    /// The body of a message; empty if the event no longer exists.
    ///
    /// @param event from the log; absent for a test
    Optional<String> body(ClaimedMessage message, @Nullable LoggedEvent event) {
        if (event != null) {
            return Optional.of(body(event));
        }
        return message.cause() == DeliveryCause.TEST ? sample(message) : Optional.empty();
    }

    private String body(LoggedEvent event) {
        var cloudEvent = cloudEvent(
                new EventId(event.id()),
                event.type(),
                event.version(),
                event.subject(),
                event.occurredAt(),
                event.position(),
                null,
                event.data());
        var body = json.writeValueAsString(cloudEvent);
        return body.getBytes(StandardCharsets.UTF_8).length <= LARGEST
                ? body
                : json.writeValueAsString(
                        cloudEvent.referringTo(shop.link("/admin/v1/events/" + new EventId(event.id()).text())));
    }

    private Optional<String> sample(ClaimedMessage message) {
        return catalogue
                .find(message.eventType())
                .map(type -> json.writeValueAsString(cloudEvent(
                        new EventId(message.event()),
                        type.name(),
                        type.version(),
                        type.subject(),
                        clock.instant(),
                        0,
                        true,
                        type.sample())));
    }

    private CloudEvent cloudEvent(
            EventId id,
            String type,
            int version,
            String subject,
            Instant time,
            long position,
            @Nullable Boolean test,
            JsonNode data) {
        return new CloudEvent(
                "1.0",
                id.text(),
                shop.publicUrl().toString(),
                type,
                time,
                subject,
                "application/json",
                shop.link("/admin/v1/event-types/" + type + "#" + version),
                "%020d".formatted(position),
                null,
                test,
                data);
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
