package dev.kontor.identity.apikey;

import dev.kontor.identity.Actor;
import dev.kontor.identity.ApiKeyId;
import dev.kontor.identity.GrantRules;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An API key. It belongs to the shop: it remains when its creator leaves, and has its own permissions.
///
/// @param publishableKey the key itself, if it is publishable; of a secret key only hashes are stored
/// @param hint the start and end of the newest secret
/// @param previousSecretUntil until when the secret before the last rotation is valid
record ApiKey(
        ApiKeyId id,
        long version,
        KeyKind kind,
        String name,
        Set<Permission> permissions,
        @Nullable String channel,
        List<String> allowedIps,
        @Nullable String publishableKey,
        @Nullable String hint,
        @Nullable Instant expiresAt,
        @Nullable Instant previousSecretUntil,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /// A new key; a secret key gets its secret when it is stored.
    static ApiKey create(Actor.Staff actor, CreateApiKey request, Instant now) {
        var permissions = Objects.requireNonNullElse(request.permissions(), Set.<Permission>of());
        var allowedIps = Objects.requireNonNullElse(request.allowedIps(), List.<String>of());
        boolean secret = request.kind() == KeyKind.SECRET;
        requireValid(request.kind(), permissions, allowedIps, request.channel());
        requireFuture(request.expiresAt(), now);
        GrantRules.requireHeld(actor, permissions);
        return new ApiKey(
                ApiKeyId.next(),
                1,
                request.kind(),
                request.name().strip(),
                Set.copyOf(permissions),
                request.channel(),
                AllowedAddresses.checked(allowedIps),
                secret ? null : KeyText.next(KeyKind.PUBLISHABLE),
                null,
                request.expiresAt(),
                null,
                null,
                null,
                actor.label(),
                now,
                now);
    }

    /// Changing a key enables its use, so the actor must already have its permissions.
    ApiKey change(Actor.Staff actor, ChangeApiKey request, Instant now) {
        requireLive();
        GrantRules.requireHeld(actor, permissions);
        GrantRules.requireHeld(actor, request.permissions());
        requireValid(kind, request.permissions(), request.allowedIps(), request.channel());
        if (!Objects.equals(expiresAt, request.expiresAt())) {
            requireFuture(request.expiresAt(), now);
        }
        return new ApiKey(
                id,
                version,
                kind,
                request.name().strip(),
                Set.copyOf(request.permissions()),
                request.channel(),
                AllowedAddresses.checked(request.allowedIps()),
                publishableKey,
                hint,
                request.expiresAt(),
                previousSecretUntil,
                lastUsedAt,
                revokedAt,
                createdBy,
                createdAt,
                now);
    }

    void requireRotatable(Actor.Staff actor) {
        requireLive();
        if (kind != KeyKind.SECRET) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "A publishable key has no secret. Create another one and revoke this one.");
        }
        GrantRules.requireHeld(actor, permissions);
    }

    private void requireLive() {
        if (revokedAt != null) {
            throw new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, "The key has been revoked.");
        }
    }

    private static void requireValid(
            KeyKind kind, Set<Permission> permissions, List<String> allowedIps, @Nullable String channel) {
        if (kind == KeyKind.SECRET && permissions.isEmpty()) {
            throw refused("/permissions", "A secret key needs at least one permission.");
        }
        if (kind == KeyKind.SECRET && channel != null) {
            throw refused("/channel", "Only a publishable key has a channel.");
        }
        if (kind == KeyKind.PUBLISHABLE && !permissions.isEmpty()) {
            throw refused("/permissions", "A publishable key is public, so it has no permissions.");
        }
        if (kind == KeyKind.PUBLISHABLE && !allowedIps.isEmpty()) {
            throw refused("/allowedIps", "A publishable key cannot be restricted to addresses.");
        }
    }

    private static void requireFuture(@Nullable Instant expiresAt, Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw refused("/expiresAt", "The expiry must be in the future.");
        }
    }

    private static RejectedException refused(String pointer, String detail) {
        return RejectedException.at(pointer, "rejected", detail);
    }
}
