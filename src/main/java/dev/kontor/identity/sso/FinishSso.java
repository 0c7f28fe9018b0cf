package dev.kontor.identity.sso;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Finishes a sign-in at an issuer with the parameters of the redirect.
///
/// @param code `code` of the redirect
/// @param state `state` of the redirect
/// @param flow `flow` from the start
/// @param iss `iss` of the redirect, if there is one (RFC 9207)
record FinishSso(
        @NotBlank @Size(max = 4_096) @Schema(example = "SplxlOBeZQQYbYS6WxSbIA")
        String code,

        @NotBlank @Size(max = 1_024) @Schema(example = "af0ifjsldkj")
        String state,

        @NotBlank @Size(max = 100) @Schema(example = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k")
        String flow,

        @Nullable @Size(max = 500) @Schema(example = "https://id.example.com")
        String iss) {

    @Override
    public String toString() {
        return "FinishSso[***]";
    }
}
