package dev.kontor.webhook.delivery;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// Requests a message with sample data.
///
/// @param eventType of the sample
record SendTest(
        @NotNull @Size(max = 100) @Pattern(regexp = "[a-z_]+\\.[a-z_]+") @Schema(example = "order.placed")
        String eventType) {}
