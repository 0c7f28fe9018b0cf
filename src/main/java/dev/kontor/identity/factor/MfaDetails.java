package dev.kontor.identity.factor;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of the second factor.
record MfaDetails(
        @Schema(description = "Whether the shop requires a second factor of staff.")
        boolean required,

        @Schema(description = "Since when authenticator codes are required; absent if they are not.") @Nullable
        Instant confirmedAt,

        @Schema(description = "The number of unused recovery codes.", example = "10")
        int recoveryCodesLeft) {}
