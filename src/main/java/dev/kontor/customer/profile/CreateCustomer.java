package dev.kontor.customer.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Creates a customer.
///
/// @param locale one of the shop's languages; its default if absent
/// @param externalId id in another system, such as an ERP; unique
/// @param password 15 to 128 characters of any kind; passwords that are guessed first are rejected. Without it
///     the customer cannot sign in before requesting a password reset
record CreateCustomer(
        @NotBlank @Email @Size(max = 254) @Schema(example = "ada@example.com")
        String email,

        @NotBlank @Size(max = 100) @Schema(example = "Ada") String firstName,

        @Nullable @Size(max = 100) @Schema(example = "Lovelace")
        String lastName,

        @Nullable @Size(min = 2, max = 35) @Schema(example = "en")
        String locale,

        @Nullable @Size(max = 100) @Pattern(regexp = ".*\\S.*") @Schema(example = "erp-4711")
        String externalId,

        @Nullable @Size(max = 128) @Schema(example = "an analytical engine", format = "password")
        String password) {

    @Override
    public String toString() {
        return "CreateCustomer[***]";
    }
}
