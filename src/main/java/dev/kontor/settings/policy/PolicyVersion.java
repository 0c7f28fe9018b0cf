package dev.kontor.settings.policy;

import dev.kontor.settings.PolicyId;
import dev.kontor.settings.PolicyKind;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A version of a policy in one language.
///
/// @param id absent until the policy is first published
/// @param locale BCP 47 tag of its language
/// @param version increases with each publication and withdrawal; 0 until the first
/// @param published whether this version has content; one without withdraws the policy
/// @param title absent if it is not published
/// @param body text in Markdown without HTML
/// @param url page with the text, instead of `body`
/// @param publishedAt when staff published it
/// @param effectiveAt when it takes effect; it is in effect until another version is
/// @param canceledAt when staff canceled it before it took effect; absent if they did not
record PolicyVersion(
        @Nullable PolicyId id,
        PolicyKind kind,
        @Schema(example = "de") String locale,
        @Schema(example = "3") long version,
        boolean published,
        @Nullable @Schema(example = "Widerrufsbelehrung") String title,

        @Nullable @Schema(example = "Sie haben das Recht, binnen vierzehn Tagen diesen Vertrag zu widerrufen.")
        String body,

        @Nullable @Schema(example = "https://shop.example/withdrawal")
        String url,

        @Nullable Instant publishedAt,
        @Nullable Instant effectiveAt,
        @Nullable Instant canceledAt)
        implements Versioned {

    static PolicyVersion none(PolicyKind kind, String locale) {
        return new PolicyVersion(null, kind, locale, 0, false, null, null, null, null, null, null);
    }

    boolean says(PublishPolicy wanted) {
        return published
                && canceledAt == null
                && wanted.title().equals(title)
                && Objects.equals(wanted.body(), body)
                && Objects.equals(wanted.url(), url);
    }
}
