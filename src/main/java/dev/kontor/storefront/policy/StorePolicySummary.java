package dev.kontor.storefront.policy;

import dev.kontor.settings.PolicyKind;
import dev.kontor.settings.PublishedPolicy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A policy without its text.
///
/// @param locale BCP 47 tag of its language, which differs from the requested one if the shop has published it
///     only in others
/// @param version increases with each publication
/// @param url page with the text; absent if the policy is a text
record StorePolicySummary(
        PolicyKind kind,
        @Schema(example = "de") String locale,
        @Schema(example = "3") long version,
        @Schema(example = "Widerrufsbelehrung") String title,

        @Nullable @Schema(example = "https://shop.example/withdrawal")
        String url,

        Instant publishedAt) {

    static StorePolicySummary of(PublishedPolicy policy) {
        return new StorePolicySummary(
                policy.kind(), policy.locale(), policy.version(), policy.title(), policy.url(), policy.publishedAt());
    }
}
