package dev.kontor.identity.session;

import dev.kontor.identity.SessionId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An active session.
///
/// @param current whether it is the session of this call
/// @param lastUsedAt when its tokens were last refreshed
/// @param authenticatedAt when a factor was last confirmed in it
/// @param expiresAt when it ends at the latest
/// @param factors the confirmed factors
record SessionDetails(
        SessionId id,
        boolean current,
        Instant createdAt,
        Instant lastUsedAt,
        Instant authenticatedAt,
        Instant expiresAt,
        List<Factor> factors,

        @Schema(example = "Mozilla/5.0 (X11; Linux x86_64)") @Nullable
        String userAgent,

        @Schema(example = "203.0.113.7") @Nullable String ipAddress) {

    SessionDetails {
        factors = factors.stream().sorted().toList();
    }
}
