package dev.kontor.identity.session;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// An access token of a session that has just confirmed a factor; its refresh token stays the same.
public record FreshToken(
        @Schema(description = "Send it as `Authorization: Bearer`.")
        String accessToken,

        @Schema(example = "Bearer") String tokenType,

        @Schema(description = "When the access token expires.")
        Instant expiresAt) {

    @Override
    public String toString() {
        return "FreshToken[***]";
    }
}
