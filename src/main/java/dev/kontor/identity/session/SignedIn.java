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
        String accessToken,
        @Schema(example = "Bearer") String tokenType,
        Instant expiresAt,
        String refreshToken,
        Instant refreshExpiresAt) {

    @Override
    public String toString() {
        return "SignedIn[***]";
    }
}
