package dev.kontor.identity.account;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Redeems the token of a mail.
///
/// @param token from the link in the mail
record UseMailToken(
        @NotBlank @Size(max = 100) @Schema(example = "q2VJ3rW0nP8sK1xT6yB9dF4gH7jL5mZcAeRiUoQwXvN")
        String token) {

    @Override
    public String toString() {
        return "UseMailToken[***]";
    }
}
