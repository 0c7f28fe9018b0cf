package dev.kontor.identity.session;

import dev.kontor.identity.SessionId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A living sign-in.
///
/// @param authenticatedAt when a factor was last proven
record SessionDetails(
        SessionId id,

        @Schema(description = "Whether it is the session of this very call.")
        boolean current,

        Instant createdAt,

        @Schema(description = "When its tokens were last refreshed.")
        Instant lastUsedAt,

        @Schema(description = "When a factor was last proven in it.")
        Instant authenticatedAt,

        @Schema(description = "When it ends, however often it is refreshed.")
        Instant expiresAt,

        @Schema(description = "How its holder has proven to be the one.")
        List<Factor> factors,

        @Schema(example = "Mozilla/5.0 (X11; Linux x86_64)") @Nullable
        String userAgent,

        @Schema(example = "203.0.113.7") @Nullable String ipAddress) {}
