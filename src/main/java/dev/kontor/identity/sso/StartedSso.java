package dev.kontor.identity.sso;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;

/// A sign-in at an issuer that has begun.
record StartedSso(
        @Schema(
                description = "Send the browser there.",
                example = "https://id.example.com/authorize?response_type=code&client_id=kontor")
        URI authorizationUrl,

        @Schema(description = "Keep it where the browser of this person keeps it, to finish with it.")
        String flow,

        @Schema(description = "Until when it can be finished.")
        Instant expiresAt) {

    @Override
    public String toString() {
        return "StartedSso[***]";
    }
}
