package dev.kontor.settings.policy;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Publishes a policy: either a text or a page.
///
/// @param title what front ends show as a heading and as the text of a link
/// @param body text in Markdown without HTML; absent with `url`
/// @param url page with the text; absent with `body`
/// @param takesEffectAt when it takes effect, at most two years ahead; immediately if absent
record PublishPolicy(
        @NotBlank @Size(max = 200) @Schema(example = "Widerrufsbelehrung")
        String title,

        @Nullable
        @Size(min = 1, max = 100_000)
        @Schema(example = "Sie haben das Recht, binnen vierzehn Tagen diesen Vertrag zu widerrufen.")
        String body,

        @Nullable
        @Size(max = 500)
        @Pattern(regexp = "https://[^\\s<>\"'`{}|\\\\^]+")
        @Schema(example = "https://shop.example/withdrawal")
        String url,

        @Nullable @Schema(example = "2027-01-01T00:00:00Z") Instant takesEffectAt) {}
