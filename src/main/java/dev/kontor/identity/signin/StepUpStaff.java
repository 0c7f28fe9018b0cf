package dev.kontor.identity.signin;

import dev.kontor.identity.passkey.PasskeyAssertion;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Confirms the password and, if there is a second factor, an authenticator code or a recovery code; or a
/// passkey instead.
///
/// @param passkey instead of password and code
record StepUpStaff(
        @Nullable @Size(min = 1, max = 128) @Schema(example = "kontor-demo-password", format = "password")
        String password,

        @Nullable @Size(max = 6) @Pattern(regexp = "[0-9]{6}") @Schema(example = "492039")
        String code,

        @Nullable @Size(max = 40) @Schema(example = "J5XG-2LTF-NZQX-A3DF")
        String recoveryCode,

        @Nullable @Valid PasskeyAssertion passkey) {

    @Override
    public String toString() {
        return "StepUpStaff[***]";
    }
}
