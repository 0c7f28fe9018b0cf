package dev.kontor.identity.passkey;

import dev.kontor.identity.PasskeyId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A passkey, as its owner sees it.
///
/// @param backedUp whether the device's manufacturer stores a backup
record PasskeyDetails(
        PasskeyId id,
        @Schema(example = "Ada's laptop") String name,
        boolean backedUp,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
