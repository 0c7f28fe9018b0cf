package dev.kontor.customer.consent;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// A new draft of a text.
///
/// @param purpose code of the purpose
/// @param locale BCP 47, such as `de` or `de-AT`
/// @param body plain text
record CreateConsentText(
        @NotNull @Size(min = 2, max = 40) @Schema(example = "NEWSLETTER")
        String purpose,

        @NotNull @Size(min = 2, max = 35) @Pattern(regexp = LOCALE) @Schema(example = "en")
        String locale,

        @NotBlank @Size(max = 4_000) @Schema(example = "I want news by e-mail. I can withdraw this at any time.")
        String body) {

    static final String LOCALE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";
}
