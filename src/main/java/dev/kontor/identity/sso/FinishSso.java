package dev.kontor.identity.sso;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Ends a sign-in at an issuer with what it appended to the address to which it sent the browser back.
record FinishSso(
        @NotBlank @Size(max = 4_096) @Schema(description = "`code` of the address.", example = "SplxlOBeZQQYbYS6WxSbIA")
        String code,

        @NotBlank @Size(max = 1_024) @Schema(description = "`state` of the address.", example = "af0ifjsldkj")
        String state,

        @NotBlank
        @Size(max = 100)
        @Schema(description = "`flow` from the beginning.", example = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k")
        String flow,

        @Nullable
        @Size(max = 500)
        @Schema(description = "`iss` of the address, if there is one (RFC 9207).", example = "https://id.example.com")
        String iss) {

    @Override
    public String toString() {
        return "FinishSso[***]";
    }
}
