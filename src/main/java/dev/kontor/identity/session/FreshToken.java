package dev.kontor.identity.session;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// An access token of a session that has just confirmed a factor; its refresh token stays the same.
///
/// @param accessToken send it as `Authorization: Bearer`
/// @param expiresAt when the access token expires
public record FreshToken(
        @Schema(example = "eyJhbGciOiJFUzI1NiJ9.claims.signature")
        String accessToken,

        @Schema(example = "Bearer") String tokenType,
        Instant expiresAt) {

    @Override
    public String toString() {
        return "FreshToken[***]";
    }
}
