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
record WebhookEndpointDetails(
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

    static WebhookEndpointDetails of(Endpoint endpoint) {
        return new WebhookEndpointDetails(
                endpoint.id(),
                endpoint.version(),
                endpoint.url(),
                endpoint.description(),
                endpoint.eventTypes(),
                endpoint.contactEmail(),
                endpoint.enabled(),
                endpoint.disabledReason(),
                endpoint.disabledAt(),
                endpoint.failingSince(),
                endpoint.createdAt(),
                endpoint.updatedAt());
    }
}
