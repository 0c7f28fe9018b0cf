package dev.kontor.identity.apikey;

import dev.kontor.identity.ApiKeyId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key, without its secret.
record ApiKeyDetails(
        @Schema(description = "Also its `client_id` at `/oauth2/token`.")
        ApiKeyId id,

        long version,
        KeyKind kind,
        @Schema(example = "Stock sync of the warehouse") String name,
        List<Permission> permissions,

        @Schema(description = "The channel of a publishable key.") @Nullable
        String channel,

        @Schema(description = "The addresses from which it may be used; empty allows all.")
        List<String> allowedIps,

        @Schema(description = "The key itself, if it is publishable.") @Nullable
        String publishableKey,

        @Schema(description = "Start and end of the newest secret.", example = "sk_\u2026x7q2") @Nullable
        String secretHint,

        @Schema(description = "Until when the secret before the last rotation is valid.") @Nullable
        Instant previousSecretUntil,

        @Nullable Instant expiresAt,

        @Schema(description = "Recorded up to a minute late.") @Nullable
        Instant lastUsedAt,

        @Nullable Instant revokedAt,

        @Schema(description = "The id of its creator.") String createdBy,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static ApiKeyDetails of(ApiKey key) {
        return new ApiKeyDetails(
                key.id(),
                key.version(),
                key.kind(),
                key.name(),
                key.permissions().stream().sorted().toList(),
                key.channel(),
                key.allowedIps(),
                key.publishableKey(),
                key.hint(),
                key.previousSecretUntil(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.revokedAt(),
                key.createdBy(),
                key.createdAt(),
                key.updatedAt());
    }
}
