package dev.kontor.events;

import dev.kontor.shared.shop.Shop;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Renders events for other programs: CloudEvents 1.0 in JSON, in webhooks and in messages of a broker.
@Component
public class CloudEvents {

    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final int MAX_BYTES = 256 * 1_024;

    private final Shop shop;
    private final JsonMapper json;

    CloudEvents(Shop shop, JsonMapper json) {
        this.shop = shop;
        this.json = json;
    }

    /// The event as JSON of at most 256 KB. A larger one has a link to its data instead of the data.
    public String render(LoggedEvent event) {
        var cloudEvent = cloudEvent(event, null);
        var text = json.writeValueAsString(cloudEvent);
        return text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                ? text
                : json.writeValueAsString(
                        cloudEvent.referringTo(shop.link("/admin/v1/events/" + new EventId(event.id()).text())));
    }

    /// The sample of a type, marked as a test.
    public String renderSample(LoggedEvent sample) {
        return json.writeValueAsString(cloudEvent(sample, true));
    }

    private CloudEvent cloudEvent(LoggedEvent event, @Nullable Boolean test) {
        return new CloudEvent(
                "1.0",
                new EventId(event.id()).text(),
                shop.publicUrl().toString(),
                event.type(),
                event.occurredAt(),
                event.subject(),
                "application/json",
                shop.link("/admin/v1/event-types/" + event.type() + "#" + event.version()),
                "%020d".formatted(event.position()),
                null,
                test,
                event.data());
    }
}
