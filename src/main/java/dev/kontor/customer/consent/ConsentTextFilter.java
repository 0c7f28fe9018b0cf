package dev.kontor.customer.consent;

import dev.kontor.shared.database.Conditions;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters texts.
record ConsentTextFilter(
        @Parameter(description = "Only texts of the purpose with this code.", example = "NEWSLETTER")
        @Size(min = 2, max = 40)
        @Nullable
        String purpose,

        @Parameter(description = "Only texts in this language.", example = "en")
        @Size(min = 2, max = 35)
        @Pattern(regexp = CreateConsentText.LOCALE)
        @Nullable
        String locale,

        @Parameter(description = "Only texts with this status.") @Nullable
        ConsentTextStatus status) {

    Conditions conditions() {
        return new Conditions()
                .and("purpose = :purpose", "purpose", purpose)
                .and("locale = :locale", "locale", locale)
                .and(
                        "case when number is null then 'DRAFT' else 'PUBLISHED' end = :status",
                        "status",
                        status == null ? null : status.name());
    }
}
