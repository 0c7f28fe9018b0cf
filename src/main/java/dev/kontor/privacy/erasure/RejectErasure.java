package dev.kontor.privacy.erasure;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The rejection of an erasure request.
///
/// @param reason for the file; customers do not see it
record RejectErasure(
        @NotBlank @Size(max = 500) @Schema(example = "The dispute is not settled.")
        String reason) {}
