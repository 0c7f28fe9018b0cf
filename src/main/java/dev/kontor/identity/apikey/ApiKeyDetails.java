package dev.kontor.identity.apikey;

import dev.kontor.identity.ApiKeyId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.web.ContentTagged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key, without its secret.
///
/// @param id also its `client_id` at `/oauth2/token`
/// @param channel the channel of a publishable key
/// @param allowedIps the addresses from which it may be used; empty allows all
/// @param publishableKey the key itself, if it is publishable
/// @param secretHint start and end of the newest secret
/// @param previousSecretUntil until when the secret before the last rotation is valid
/// @param lastUsedAt recorded up to a minute late
/// @param createdBy the id of its creator
record ApiKeyDetails(
        ApiKeyId id,
        long version,
        KeyKind kind,
        @Schema(example = "Stock sync of the warehouse") String name,
        List<Permission> permissions,
        @Nullable String channel,
        @Schema(example = "[\"203.0.113.0/24\"]") List<String> allowedIps,
        @Nullable String publishableKey,
        @Schema(example = "sk_\u2026x7q2") @Nullable String secretHint,
        @Nullable Instant previousSecretUntil,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        @Schema(example = "stf_01h455vb4pex5vsknk084sn02q") String createdBy,
        Instant createdAt,
        Instant updatedAt)
        implements ContentTagged {

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
