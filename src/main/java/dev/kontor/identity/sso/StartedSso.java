package dev.kontor.identity.sso;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;

/// A started sign-in at an issuer.
///
/// @param authorizationUrl send the browser there
/// @param flow store it in this person's browser to finish the sign-in
/// @param expiresAt until when it can be finished
record StartedSso(
        @Schema(example = "https://id.example.com/authorize?response_type=code&client_id=kontor")
        URI authorizationUrl,

        @Schema(example = "flow") String flow,
        Instant expiresAt) {

    @Override
    public String toString() {
        return "StartedSso[***]";
    }
}
