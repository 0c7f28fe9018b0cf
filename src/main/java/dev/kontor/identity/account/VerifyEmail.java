package dev.kontor.identity.account;

import dev.kontor.identity.password.Passwords;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Verifies the address of a registration.
///
/// @param token from the link in the mail
/// @param password of the registration
record VerifyEmail(
        @NotBlank @Size(max = 100) @Schema(example = "q2VJ3rW0nP8sK1xT6yB9dF4gH7jL5mZcAeRiUoQwXvN")
        String token,

        @NotBlank @Size(max = Passwords.MAX_LENGTH) @Schema(example = "a walrus counts seven lamps")
        String password) {

    @Override
    public String toString() {
        return "VerifyEmail[***]";
    }
}
