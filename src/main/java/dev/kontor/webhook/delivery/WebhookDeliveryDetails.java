package dev.kontor.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.events.EventId;
import dev.kontor.webhook.WebhookDeliveryId;
import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.WebhookReplayId;
import dev.kontor.webhook.target.Answer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message and what became of it.
record WebhookDeliveryDetails(
        WebhookDeliveryId id,
        WebhookEndpointId endpointId,
        DeliveryCause cause,

        @Schema(description = "Also the `webhook-id` of the message.")
        EventId eventId,

        @Schema(example = "order.placed") String eventType,

        @Schema(description = "What it happened to.", example = "ord_01kaw4c5qpfy0t4gzxm3v8h2rd")
        String subject,

        @Nullable WebhookReplayId replayId,
        DeliveryStatus status,

        @Schema(description = "How often it was tried.", example = "1")
        int attempts,

        @Schema(description = "When it is tried next, at the earliest.") @Nullable
        Instant nextAttemptAt,

        @Schema(description = "How the last attempt ended.") Answer.@Nullable Outcome lastOutcome,

        @Schema(description = "What the receiver answered last.", example = "200") @Nullable
        Integer lastStatus,

        Instant createdAt,
        @Nullable Instant finishedAt,

        @Schema(description = "Each attempt; only where one delivery is read.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<Attempt> log) {

    /// A call of the receiver.
    @Schema(name = "WebhookAttempt")
    record Attempt(
            @Schema(example = "1") int number,
            Instant startedAt,
            @Schema(example = "84") int durationMs,
            Answer.Outcome outcome,
            @Schema(example = "200") @Nullable Integer status) {}

    WebhookDeliveryDetails with(List<Attempt> attemptsMade) {
        return new WebhookDeliveryDetails(
                id,
                endpointId,
                cause,
                eventId,
                eventType,
                subject,
                replayId,
                status,
                attempts,
                nextAttemptAt,
                lastOutcome,
                lastStatus,
                createdAt,
                finishedAt,
                attemptsMade);
    }
}
