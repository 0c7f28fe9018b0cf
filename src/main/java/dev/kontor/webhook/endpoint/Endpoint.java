package dev.kontor.webhook.endpoint;

import dev.kontor.webhook.WebhookEndpointId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An endpoint of a program that receives events.
///
/// @param eventTypes names, groups (`order.*`), or `*` for all
/// @param contactEmail notified when the endpoint is disabled; the shop's own address if absent
/// @param failingSince the first failure since the last success
record Endpoint(
        WebhookEndpointId id,
        long version,
        String url,
        @Nullable String description,
        List<String> eventTypes,
        @Nullable String contactEmail,
        @Nullable DisabledReason disabledReason,
        @Nullable Instant disabledAt,
        @Nullable Instant failingSince,
        Instant createdAt,
        Instant updatedAt) {

    static Endpoint create(SaveWebhookEndpoint request, Instant now) {
        boolean off = !request.isEnabled();
        return new Endpoint(
                WebhookEndpointId.next(),
                1,
                request.url(),
                request.description(),
                request.eventTypes(),
                request.contactEmail(),
                off ? DisabledReason.STAFF : null,
                off ? now : null,
                null,
                now,
                now);
    }

    boolean enabled() {
        return disabledReason == null;
    }

    /// Applies changes by staff. Enabling it again, or another URL, resets its failures; until it is
    /// enabled, the reason for disabling it stays visible.
    Endpoint change(SaveWebhookEndpoint request, Instant now) {
        boolean off = !request.isEnabled();
        boolean switched = off == enabled();
        return new Endpoint(
                id,
                version,
                request.url(),
                request.description(),
                request.eventTypes(),
                request.contactEmail(),
                switched ? (off ? DisabledReason.STAFF : null) : disabledReason,
                switched ? (off ? now : null) : disabledAt,
                switched || !request.url().equals(url) ? null : failingSince,
                createdAt,
                now);
    }
}
