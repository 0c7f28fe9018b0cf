package dev.kontor.identity.account;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Sets a new password with the token of a mail.
///
/// @param token from the link in the mail
/// @param password 15 to 128 characters of any kind; passwords that are guessed first are rejected
record ResetPassword(
        @NotBlank @Size(max = 100) @Schema(example = "q2VJ3rW0nP8sK1xT6yB9dF4gH7jL5mZcAeRiUoQwXvN")
        String token,

        @NotNull @Size(max = 128) @Schema(example = "a walrus counts seven lamps", format = "password")
        String password) {

    @Override
    public String toString() {
        return "ResetPassword[***]";
    }
}
