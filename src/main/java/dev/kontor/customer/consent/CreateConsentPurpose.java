package dev.kontor.customer.consent;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// A new purpose.
///
/// @param code stable name: capital letters, digits and underscores
record CreateConsentPurpose(
        @NotNull @Size(min = 2, max = 40) @Pattern(regexp = CODE) @Schema(example = "NEWSLETTER")
        String code,

        @NotBlank @Size(max = 100) @Schema(example = "Newsletter")
        String name) {

    static final String CODE = "[A-Z][A-Z0-9_]{1,39}";
}
