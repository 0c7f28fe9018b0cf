package dev.kontor.webhook.delivery;

import dev.kontor.events.LoggedEvent;
import dev.kontor.webhook.WebhookDeliveryId;
import dev.kontor.webhook.WebhookReplayId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message to queue.
///
/// @param subject messages of one subject are sent to an endpoint one after the other
record QueuedMessage(
        WebhookDeliveryId id,
        UUID endpoint,
        DeliveryCause cause,
        UUID event,
        String eventType,
        String subject,
        @Nullable WebhookReplayId replay) {

    static QueuedMessage of(UUID endpoint, LoggedEvent event) {
        return new QueuedMessage(
                WebhookDeliveryId.next(),
                endpoint,
                DeliveryCause.EVENT,
                event.id(),
                event.type(),
                event.subject(),
                null);
    }

    static QueuedMessage of(UUID endpoint, LoggedEvent event, WebhookReplayId replay) {
        return new QueuedMessage(
                WebhookDeliveryId.next(),
                endpoint,
                DeliveryCause.REPLAY,
                event.id(),
                event.type(),
                event.subject(),
                replay);
    }
}
