package dev.kontor.identity.staff;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Changes a staff member's own account.
///
/// @param name shown in timelines
record ChangeMyself(
        @NotBlank @Size(max = 200) @Schema(example = "Grace Hopper")
        String name) {}
