package dev.kontor.order.change;

import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Adds a note to the timeline of an order.
///
/// @param text visible to staff only
public record WriteNote(
        @NotBlank @Size(max = 2_000) @NoCardNumber @Schema(example = "Called: deliver to the neighbor.")
        String text) {}
