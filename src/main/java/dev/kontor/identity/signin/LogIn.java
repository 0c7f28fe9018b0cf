package dev.kontor.identity.signin;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Signs in with e-mail address and password.
record LogIn(
        @NotBlank @Size(max = 254) @Schema(example = "owner@example.com")
        String email,

        @NotNull @Size(min = 1, max = 128) @Schema(example = "kontor-demo-password", format = "password")
        String password) {

    @Override
    public String toString() {
        return "LogIn[***]";
    }
}
