package dev.kontor.webhook.delivery;

import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.WebhookReplayId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A replay of a period.
///
/// @param status `RUNNING` while messages are being queued, then `SUCCEEDED`
/// @param queued the number of messages queued so far; see `GET /admin/v1/webhook-deliveries?replayId=…`
record WebhookReplayDetails(
        WebhookReplayId id,
        WebhookEndpointId endpointId,
        Instant from,
        Instant to,
        @Schema(example = "[\"order.*\"]") List<String> eventTypes,

        ReplayStatus status,

        int queued,

        Instant createdAt,
        @Nullable Instant finishedAt) {

    /// The status of a replay.
    @Schema(name = "WebhookReplayStatus")
    enum ReplayStatus {
        /// Messages are being queued.
        RUNNING,
        /// All messages are queued.
        SUCCEEDED
    }
}
