package dev.kontor.settings.policy;

import dev.kontor.settings.PolicyKind;
import dev.kontor.settings.PublishedPolicy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A published policy without its text.
///
/// @param locale BCP 47 tag of its language
/// @param version increases with each publication and withdrawal
/// @param url page with the text; absent if the policy is a text
record PolicySummary(
        PolicyKind kind,
        @Schema(example = "de") String locale,
        @Schema(example = "3") long version,
        @Schema(example = "Widerrufsbelehrung") String title,

        @Nullable @Schema(example = "https://shop.example/withdrawal")
        String url,

        Instant publishedAt) {

    static PolicySummary of(PublishedPolicy policy) {
        return new PolicySummary(
                policy.kind(), policy.locale(), policy.version(), policy.title(), policy.url(), policy.publishedAt());
    }
}
