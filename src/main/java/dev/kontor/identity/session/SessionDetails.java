package dev.kontor.identity.session;

import dev.kontor.identity.SessionId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An active session.
///
/// @param authenticatedAt when a factor was last confirmed
record SessionDetails(
        SessionId id,

        @Schema(description = "Whether it is the session of this call.")
        boolean current,

        Instant createdAt,

        @Schema(description = "When its tokens were last refreshed.")
        Instant lastUsedAt,

        @Schema(description = "When a factor was last confirmed in it.")
        Instant authenticatedAt,

        @Schema(description = "When it ends at the latest.") Instant expiresAt,

        @Schema(description = "The confirmed factors.") List<Factor> factors,

        @Schema(example = "Mozilla/5.0 (X11; Linux x86_64)") @Nullable
        String userAgent,

        @Schema(example = "203.0.113.7") @Nullable String ipAddress) {

    SessionDetails {
        factors = factors.stream().sorted().toList();
    }
}
