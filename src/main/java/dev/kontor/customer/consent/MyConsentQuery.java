package dev.kontor.customer.consent;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The language of texts.
record MyConsentQuery(
        @Parameter(description = "Language of the texts, BCP 47. Default: the shop's.", example = "de")
        @Nullable
        @Size(min = 2, max = 35)
        @Pattern(regexp = CreateConsentText.LOCALE)
        String locale) {}
