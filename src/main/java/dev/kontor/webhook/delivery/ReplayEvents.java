package dev.kontor.webhook.delivery;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for a stretch of time once more.
///
/// @param from the first moment
/// @param to the moment after the last; now if absent
/// @param eventTypes what of it; what the endpoint wants if absent
record ReplayEvents(
        @NotNull @Schema(example = "2026-11-25T00:00:00Z") Instant from,

        @Nullable @Schema(description = "The moment after the last; now if absent.", example = "2026-11-25T06:00:00Z")
        Instant to,

        @Nullable
        @Size(min = 1, max = 50)
        @Schema(description = "What of it; what the endpoint wants if absent.", example = "[\"order.*\"]")
        List<@NotNull @Size(min = 1, max = 100) @Pattern(regexp = "\\*|[a-z_]+\\.([a-z_]+|\\*)") String> eventTypes) {}
