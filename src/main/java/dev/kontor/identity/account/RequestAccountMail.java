package dev.kontor.identity.account;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Requests a mail to the address of an account.
record RequestAccountMail(
        @NotBlank @Email @Size(max = 254) @Schema(example = "ada@example.com")
        String email) {

    @Override
    public String toString() {
        return "RequestAccountMail[***]";
    }
}
