package dev.kontor.identity.sso;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A link between the caller's account and an issuer.
///
/// @param provider name of the issuer in the paths
record SsoLinkDetails(
        SsoLinkId id,
        @Schema(example = "keycloak") String provider,
        @Schema(example = "https://id.example.com") String issuer,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
