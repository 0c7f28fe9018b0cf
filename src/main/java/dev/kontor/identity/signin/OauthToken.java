package dev.kontor.identity.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/// An access token as an OAuth 2.0 response (RFC 6749, 5.1).
///
/// @param expiresIn seconds
record OauthToken(
        @JsonProperty("access_token") @Schema(example = "eyJhbGciOiJFUzI1NiJ9.claims.signature")
        String accessToken,

        @JsonProperty("token_type") @Schema(example = "Bearer")
        String tokenType,

        @JsonProperty("expires_in") @Schema(example = "600") long expiresIn,

        @JsonProperty("refresh_token") @Schema(example = "refresh-token")
        String refreshToken) {

    @Override
    public String toString() {
        return "OauthToken[***]";
    }
}
