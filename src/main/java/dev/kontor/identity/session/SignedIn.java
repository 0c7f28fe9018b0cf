package dev.kontor.identity.session;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// The tokens of a session.
///
/// @param accessToken send it as `Authorization: Bearer`
/// @param expiresAt when the access token expires
/// @param refreshToken obtains the next pair of tokens, once
/// @param refreshExpiresAt when the session ends at the latest
public record SignedIn(
        @Schema(example = "eyJhbGciOiJFUzI1NiJ9.claims.signature")
        String accessToken,

        @Schema(example = "Bearer") String tokenType,
        Instant expiresAt,
        @Schema(example = "refresh-token") String refreshToken,
        Instant refreshExpiresAt) {

    @Override
    public String toString() {
        return "SignedIn[***]";
    }
}
