package dev.kontor.webhook.delivery;

import dev.kontor.events.EventId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.WebhookReplayId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of deliveries.
record DeliveryFilter(
        @Parameter(description = "Only deliveries to this endpoint.") @Nullable
        WebhookEndpointId endpointId,

        @Parameter(description = "Only deliveries in one of these states.") @Size(max = 3) @Nullable
        List<DeliveryStatus> status,

        @Parameter(description = "Only deliveries of this type of event.", example = "order.placed")
        @Size(max = 100)
        @Nullable
        String eventType,

        @Parameter(description = "Only deliveries of this event.") @Nullable
        EventId eventId,

        @Parameter(description = "Only deliveries of this replay.") @Nullable
        WebhookReplayId replayId,

        @Nullable TimeRange createdAt) {

    Conditions conditions() {
        return new Conditions()
                .and("endpoint_id = :endpointId", "endpointId", endpointId)
                .and("status = any(:status)", "status", status)
                .and("event_type = :eventType", "eventType", eventType)
                .and("event_id = :eventId", "eventId", eventId)
                .and("replay_id = :replayId", "replayId", replayId)
                .and(TimeRange.on("created_at", createdAt));
    }
}
