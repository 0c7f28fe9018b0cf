package dev.kontor.webhook.delivery;

import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.WebhookReplayId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A replay of a period.
record WebhookReplayDetails(
        WebhookReplayId id,
        WebhookEndpointId endpointId,
        Instant from,
        Instant to,
        @Schema(example = "[\"order.*\"]") List<String> eventTypes,

        @Schema(description = "`RUNNING` while messages are being queued, then `SUCCEEDED`.")
        ReplayStatus status,

        @Schema(
                description =
                        "The number of messages queued so far; see `GET " + "/admin/v1/webhook-deliveries?replayId=…`.")
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
