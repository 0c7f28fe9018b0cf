package dev.kontor.identity.signin;

import dev.kontor.identity.passkey.PasskeyAssertion;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Confirms the password or a passkey again.
///
/// @param passkey instead of the password
record StepUp(
        @Nullable @Size(min = 1, max = 128) @Schema(example = "kontor-demo-password", format = "password")
        String password,

        @Nullable @Valid PasskeyAssertion passkey) {

    @Override
    public String toString() {
        return "StepUp[***]";
    }
}
