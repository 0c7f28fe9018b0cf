package dev.kontor.webhook.delivery;

import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.WebhookReplayId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of time that is sent once more.
record WebhookReplayDetails(
        WebhookReplayId id,
        WebhookEndpointId endpointId,
        Instant from,
        Instant to,
        @Schema(example = "[\"order.*\"]") List<String> eventTypes,

        @Schema(description = "`RUNNING` while messages are being queued, then `SUCCEEDED`.")
        ReplayStatus status,

        @Schema(description = "How many messages are queued so far; see `GET /admin/v1/webhook-deliveries?replayId=…`.")
        int queued,

        Instant createdAt,
        @Nullable Instant finishedAt) {

    /// Where a replay stands.
    @Schema(name = "WebhookReplayStatus")
    enum ReplayStatus {
        /// Messages are being queued.
        RUNNING,
        /// All are queued.
        SUCCEEDED
    }
}
