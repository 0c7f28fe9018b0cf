package dev.kontor.identity.signin;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Completes a sign-in with either an authenticator code or a recovery code.
///
/// @param mfaToken from the response `mfa-required` of the sign-in
record CompleteSignIn(
        @NotBlank @Size(max = 100) @Schema(example = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k")
        String mfaToken,

        @Nullable @Size(max = 6) @Pattern(regexp = "[0-9]{6}") @Schema(example = "492039")
        String code,

        @Nullable @Size(max = 40) @Schema(example = "J5XG-2LTF-NZQX-A3DF")
        String recoveryCode) {

    @Override
    public String toString() {
        return "CompleteSignIn[***]";
    }
}
