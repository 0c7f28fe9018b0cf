package dev.kontor.webhook.delivery;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Requests a replay of a period.
///
/// @param from start of the period; not before the oldest event that is still stored, whose time the rejection
///     states
/// @param to end of the period (exclusive); now if absent
/// @param eventTypes event types to replay; those of the endpoint if absent
record ReplayEvents(
        @NotNull @Schema(example = "2026-11-25T00:00:00Z") Instant from,

        @Nullable @Schema(example = "2026-11-25T06:00:00Z") Instant to,

        @Nullable @Size(min = 1, max = 50) @Schema(example = "[\"order.*\"]")
        List<@NotNull @Size(min = 1, max = 100) @Pattern(regexp = "\\*|[a-z_]+\\.([a-z_]+|\\*)") String> eventTypes) {}
