package dev.kontor.identity.apikey;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Gives a key a new secret.
///
/// @param overlapSeconds how long the old secret stays valid; 0 if it has leaked
record RotateApiKey(
        @Nullable @Min(0) @Max(604_800) @Schema(defaultValue = "86400", example = "86400")
        Integer overlapSeconds) {

    private static final Duration DEFAULT = Duration.ofDays(1);

    Duration overlap() {
        return overlapSeconds == null ? DEFAULT : Duration.ofSeconds(overlapSeconds);
    }
}
