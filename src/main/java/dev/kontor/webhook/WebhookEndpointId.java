package dev.kontor.webhook;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a webhook endpoint.
public record WebhookEndpointId(UUID value) implements TypedId {

    public static WebhookEndpointId next() {
        return new WebhookEndpointId(TypeIds.next());
    }
}
