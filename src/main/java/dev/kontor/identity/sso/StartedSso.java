package dev.kontor.identity.sso;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;

/// A started sign-in at an issuer.
record StartedSso(
        @Schema(
                description = "Send the browser there.",
                example = "https://id.example.com/authorize?response_type=code&client_id=kontor")
        URI authorizationUrl,

        @Schema(description = "Store it in this person's browser to finish the sign-in.")
        String flow,

        @Schema(description = "Until when it can be finished.")
        Instant expiresAt) {

    @Override
    public String toString() {
        return "StartedSso[***]";
    }
}
