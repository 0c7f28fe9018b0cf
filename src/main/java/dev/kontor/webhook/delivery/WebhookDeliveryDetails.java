package dev.kontor.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.events.EventId;
import dev.kontor.webhook.WebhookDeliveryId;
import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.WebhookReplayId;
import dev.kontor.webhook.target.DeliveryResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message and its result.
///
/// @param eventId equals the `webhook-id` of the message
/// @param subject the object of the event
/// @param attempts the number of attempts
/// @param nextAttemptAt earliest time of the next attempt
/// @param lastOutcome the outcome of the last attempt
/// @param lastStatus the receiver's last status
/// @param log each attempt; only when a single delivery is read
record WebhookDeliveryDetails(
        WebhookDeliveryId id,
        WebhookEndpointId endpointId,
        DeliveryCause cause,

        EventId eventId,

        @Schema(example = "order.placed") String eventType,

        @Schema(example = "ord_01kaw4c5qpfy0t4gzxm3v8h2rd") String subject,

        @Nullable WebhookReplayId replayId,
        DeliveryStatus status,

        @Schema(example = "1") int attempts,

        @Nullable Instant nextAttemptAt,

        DeliveryResult.@Nullable Outcome lastOutcome,

        @Schema(example = "200") @Nullable Integer lastStatus,

        Instant createdAt,
        @Nullable Instant finishedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Attempt> log) {

    /// A call to the receiver.
    @Schema(name = "WebhookAttempt")
    record Attempt(
            @Schema(example = "1") int number,
            Instant startedAt,
            @Schema(example = "84") int durationMs,
            DeliveryResult.Outcome outcome,
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
