package dev.kontor.identity.signin;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Proves the password again.
record StepUp(
        @NotNull @Size(min = 1, max = 128) @Schema(example = "kontor-demo-password", format = "password")
        String password) {

    @Override
    public String toString() {
        return "StepUp[***]";
    }
}
