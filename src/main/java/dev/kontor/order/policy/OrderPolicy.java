package dev.kontor.order.policy;

import dev.kontor.settings.PolicyKind;
import dev.kontor.settings.PublishedPolicy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A policy that was in effect when the order was placed.
///
/// @param locale BCP 47 tag of its language
/// @param body text in Markdown without HTML; absent if the policy is a page
/// @param url page with the text; absent if the policy is a text
record OrderPolicy(
        PolicyKind kind,
        @Schema(example = "de") String locale,
        @Schema(example = "3") long version,
        @Schema(example = "Widerrufsbelehrung") String title,

        @Nullable @Schema(example = "Sie haben das Recht, binnen vierzehn Tagen diesen Vertrag zu widerrufen.")
        String body,

        @Nullable @Schema(example = "https://shop.example/withdrawal")
        String url,

        Instant publishedAt) {

    static OrderPolicy of(PublishedPolicy policy) {
        return new OrderPolicy(
                policy.kind(),
                policy.locale(),
                policy.version(),
                policy.title(),
                policy.body(),
                policy.url(),
                policy.publishedAt());
    }
}
