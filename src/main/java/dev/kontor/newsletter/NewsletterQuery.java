package dev.kontor.newsletter;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Chooses the language of the text.
record NewsletterQuery(
        @Parameter(description = "Language of the text (BCP 47), else that of `Accept-Language`.", example = "en")
        @Size(max = 35)
        @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
        @Nullable
        String locale) {}
