package dev.kontor.events;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Dismisses a dead letter.
///
/// @param reason why its event needs no retry
record DismissDeadLetter(
        @NotBlank @Size(max = 500) @Schema(example = "The invoice was sent by hand.")
        String reason) {}
