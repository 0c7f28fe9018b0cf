package dev.kontor.webhook;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Nothing more is sent to an endpoint, because it said so or failed for days. The address is named by its origin
/// only: a path may be a secret.
///
/// @param reason `GONE` or `FAILING`
/// @param contactEmail who wants to know; the shop's own address if absent
@Schema(description = "Nothing more is sent to a webhook endpoint, because it said so or failed for days.")
public record WebhookEndpointDisabled(
        WebhookEndpointId webhookEndpointId,
        @Schema(example = "https://erp.example.com") String origin,
        @Schema(example = "FAILING") String reason,
        @Schema(example = "erp@example.com") @Nullable String contactEmail)
        implements Event {

    @Override
    public String type() {
        return "webhook_endpoint.disabled";
    }

    @Override
    public WebhookEndpointId subject() {
        return webhookEndpointId;
    }
}
