package dev.kontor.customer.consent;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Changes a purpose. Its code never changes.
///
/// @param active whether customers see it; an inactive one can only be withdrawn
record ChangeConsentPurpose(
        @NotBlank @Size(max = 100) @Schema(example = "Newsletter")
        String name,

        @NotNull Boolean active) {}
