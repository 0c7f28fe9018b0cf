package dev.kontor.webhook.delivery;

import dev.kontor.events.EventId;
import dev.kontor.shared.web.binding.TimeRange;
import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.WebhookReplayId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// SQL conditions, each starting with `and`.
    String conditions() {
        return (endpointId == null ? "" : " and endpoint_id = :endpointId")
                + (status == null ? "" : " and status = any(:status::text[])")
                + (eventType == null ? "" : " and event_type = :eventType")
                + (eventId == null ? "" : " and event_id = :eventId")
                + (replayId == null ? "" : " and replay_id = :replayId")
                + TimeRange.and(createdAt, "created_at");
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>(TimeRange.params(createdAt, "created_at"));
        if (endpointId != null) {
            params.put("endpointId", endpointId.value());
        }
        if (status != null) {
            params.put("status", status.stream().map(Enum::name).toArray(String[]::new));
        }
        if (eventType != null) {
            params.put("eventType", eventType);
        }
        if (eventId != null) {
            params.put("eventId", eventId.value());
        }
        if (replayId != null) {
            params.put("replayId", replayId.value());
        }
        return params;
    }
}
