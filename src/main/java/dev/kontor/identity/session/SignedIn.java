package dev.kontor.identity.session;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// The tokens of a session.
///
/// @param accessToken goes into `Authorization: Bearer` of every call
/// @param refreshToken obtains the next pair of tokens, once; replaces the previous one
/// @param refreshExpiresAt when the session ends at the latest
public record SignedIn(
        @Schema(description = "Send it as `Authorization: Bearer`.")
        String accessToken,

        @Schema(example = "Bearer") String tokenType,

        @Schema(description = "When the access token expires.")
        Instant expiresAt,

        @Schema(description = "Obtains the next pair of tokens, once.")
        String refreshToken,

        @Schema(description = "When the session ends at the latest.")
        Instant refreshExpiresAt) {

    @Override
    public String toString() {
        return "SignedIn[***]";
    }
}
