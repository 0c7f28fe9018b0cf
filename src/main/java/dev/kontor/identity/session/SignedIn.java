package dev.kontor.identity.session;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// The tokens of a session.
///
/// @param accessToken goes into `Authorization: Bearer` of every call
/// @param refreshToken buys the next pair of tokens, once; replaces the one before
/// @param refreshExpiresAt when the session ends, however often it is refreshed
public record SignedIn(
        @Schema(description = "Send it as `Authorization: Bearer`.")
        String accessToken,

        @Schema(example = "Bearer") String tokenType,

        @Schema(description = "When the access token expires.")
        Instant expiresAt,

        @Schema(description = "Buys the next pair of tokens, once.")
        String refreshToken,

        @Schema(description = "When the session ends, however often it is refreshed.")
        Instant refreshExpiresAt) {

    @Override
    public String toString() {
        return "SignedIn[***]";
    }
}
