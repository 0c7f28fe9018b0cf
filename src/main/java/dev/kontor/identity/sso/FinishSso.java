package dev.kontor.identity.sso;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Finishes a sign-in at an issuer with the parameters of the redirect.
record FinishSso(
        @NotBlank
        @Size(max = 4_096)
        @Schema(description = "`code` of the redirect.", example = "SplxlOBeZQQYbYS6WxSbIA")
        String code,

        @NotBlank @Size(max = 1_024) @Schema(description = "`state` of the redirect.", example = "af0ifjsldkj")
        String state,

        @NotBlank
        @Size(max = 100)
        @Schema(description = "`flow` from the start.", example = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k")
        String flow,

        @Nullable
        @Size(max = 500)
        @Schema(description = "`iss` of the redirect, if there is one (RFC 9207).", example = "https://id.example.com")
        String iss) {

    @Override
    public String toString() {
        return "FinishSso[***]";
    }
}
