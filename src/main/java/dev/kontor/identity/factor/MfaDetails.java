package dev.kontor.identity.factor;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether one has a second factor.
record MfaDetails(
        @Schema(description = "Whether the shop asks its staff for one.")
        boolean required,

        @Schema(description = "Since when codes of an authenticator app are asked for; absent if they are not.")
        @Nullable
        Instant confirmedAt,

        @Schema(description = "How many recovery codes were not used yet.", example = "10")
        int recoveryCodesLeft) {}
