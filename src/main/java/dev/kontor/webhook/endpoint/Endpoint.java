package dev.kontor.webhook.endpoint;

import dev.kontor.shared.web.ContentTagged;
import dev.kontor.webhook.WebhookEndpointId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An endpoint, without its secret.
///
/// @param disabledReason why it is disabled
/// @param failingSince since when every message has failed; after three days the endpoint is disabled
@Schema(name = "WebhookEndpointDetails")
record Endpoint(
        WebhookEndpointId id,
        long version,
        @Schema(example = "https://erp.example.com/kontor") String url,

        @Schema(example = "Orders for the ERP system") @Nullable
        String description,

        @Schema(example = "[\"order.*\", \"fulfillment.shipped\"]")
        List<String> eventTypes,

        @Schema(example = "erp@example.com") @Nullable String contactEmail,
        boolean enabled,
        @Nullable DisabledReason disabledReason,
        @Nullable Instant disabledAt,
        @Nullable Instant failingSince,
        Instant createdAt,
        Instant updatedAt)
        implements ContentTagged {

    static Endpoint create(SaveWebhookEndpoint request, Instant now) {
        boolean off = !request.isEnabled();
        return new Endpoint(
                WebhookEndpointId.next(),
                1,
                request.url(),
                request.description(),
                request.eventTypes(),
                request.contactEmail(),
                !off,
                off ? DisabledReason.STAFF : null,
                off ? now : null,
                null,
                now,
                now);
    }

    /// Applies changes by staff. Enabling it again, or another URL, resets its failures; until it is
    /// enabled, the reason for disabling it stays visible.
    Endpoint change(SaveWebhookEndpoint request, Instant now) {
        boolean off = !request.isEnabled();
        boolean switched = off == enabled;
        return new Endpoint(
                id,
                version,
                request.url(),
                request.description(),
                request.eventTypes(),
                request.contactEmail(),
                !off,
                switched ? (off ? DisabledReason.STAFF : null) : disabledReason,
                switched ? (off ? now : null) : disabledAt,
                switched || !request.url().equals(url) ? null : failingSince,
                createdAt,
                now);
    }
}
