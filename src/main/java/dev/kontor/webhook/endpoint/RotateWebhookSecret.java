package dev.kontor.webhook.endpoint;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Gives an endpoint a new secret.
///
/// @param overlapSeconds how long messages also carry a signature with the old secret; 0 if it has leaked
record RotateWebhookSecret(
        @Nullable @Min(0) @Max(604_800) @Schema(defaultValue = "86400", example = "86400")
        Integer overlapSeconds) {

    private static final Duration DEFAULT = Duration.ofDays(1);

    Duration overlap() {
        return overlapSeconds == null ? DEFAULT : Duration.ofSeconds(overlapSeconds);
    }
}
