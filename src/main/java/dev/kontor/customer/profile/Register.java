package dev.kontor.customer.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Opens an account.
///
/// @param password 15 to 128 characters of any kind; passwords that are guessed first are rejected
/// @param locale one of the shop's languages; that of the request if absent
record Register(
        @NotBlank @Email @Size(max = 254) @Schema(example = "ada@example.com")
        String email,

        @NotNull @Size(max = 128) @Schema(example = "a walrus counts seven lamps", format = "password")
        String password,

        @NotBlank @Size(max = 100) @Schema(example = "Ada") String firstName,

        @Nullable @Size(max = 100) @Schema(example = "Lovelace")
        String lastName,

        @Nullable @Size(min = 2, max = 35) @Schema(example = "en")
        String locale) {

    @Override
    public String toString() {
        return "Register[***]";
    }
}
