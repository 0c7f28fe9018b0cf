package dev.kontor.customer.consent;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Changes a draft.
///
/// @param body plain text
record ChangeConsentText(
        @NotBlank @Size(max = 4_000) @Schema(example = "I want news by e-mail. I can withdraw this at any time.")
        String body) {

    /// When a text takes effect.
    ///
    /// @param takesEffectAt when customers start to see it, at most two years ahead; immediately if absent
    @Schema(name = "PublishConsentText")
    record Publication(
            @Nullable @Schema(example = "2027-01-01T00:00:00Z")
            Instant takesEffectAt) {}
}
