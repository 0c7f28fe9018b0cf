package dev.kontor.webhook;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An endpoint was disabled, because it responded 410 or failed for days. Only the origin of its URL is
/// included: a path may be a secret.
///
/// @param reason `GONE` or `FAILING`
/// @param contactEmail the contact; the shop's own address if absent
public record WebhookEndpointDisabled(
        WebhookEndpointId webhookEndpointId,
        @Schema(example = "https://erp.example.com") String origin,
        @Schema(example = "FAILING") String reason,
        @Schema(example = "erp@example.com") @Nullable String contactEmail)
        implements Event {}
