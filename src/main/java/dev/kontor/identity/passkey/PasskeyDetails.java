package dev.kontor.identity.passkey;

import dev.kontor.identity.PasskeyId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A passkey, as its owner sees it.
record PasskeyDetails(
        PasskeyId id,
        @Schema(example = "Ada's laptop") String name,

        @Schema(description = "Whether the device's manufacturer stores a backup.")
        boolean backedUp,

        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
