package dev.kontor.webhook;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of one message to one endpoint.
public record WebhookDeliveryId(UUID value) implements TypedId {

    public static WebhookDeliveryId next() {
        return new WebhookDeliveryId(TypeIds.next());
    }
}
