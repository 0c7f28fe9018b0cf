package dev.kontor.identity.account;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Changes the caller's password.
///
/// @param currentPassword omitted only by an account that has none yet
/// @param password 15 to 128 characters of any kind; passwords that are guessed first are rejected
record ChangePassword(
        @Nullable @Size(max = 128) @Schema(example = "an analytical engine", format = "password")
        String currentPassword,

        @NotNull @Size(max = 128) @Schema(example = "a walrus counts seven lamps", format = "password")
        String password) {

    @Override
    public String toString() {
        return "ChangePassword[***]";
    }
}
