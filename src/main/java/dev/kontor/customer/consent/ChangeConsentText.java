package dev.kontor.customer.consent;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Changes a draft.
///
/// @param body plain text
record ChangeConsentText(
        @NotBlank @Size(max = 4_000) @Schema(example = "I want news by e-mail. I can withdraw this at any time.")
        String body) {}
