package dev.kontor.identity.staff;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Changes a staff member's own account.
record ChangeMyself(
        @NotBlank @Size(max = 200) @Schema(description = "Shown in timelines.", example = "Grace Hopper")
        String name) {}
