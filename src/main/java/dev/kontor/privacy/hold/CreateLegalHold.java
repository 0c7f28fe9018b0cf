package dev.kontor.privacy.hold;

import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A legal hold on exactly one of `customerId` and `email`.
///
/// @param customerId a customer
/// @param email of a guest
/// @param reason such as the reference of a lawsuit
record CreateLegalHold(
        @Nullable CustomerId customerId,

        @Nullable @Email @Size(min = 3, max = 254) @Schema(example = "ada@example.com")
        String email,

        @NotBlank @Size(max = 500) @Schema(example = "Lawsuit 4 C 12/26")
        String reason) {

    @Schema(hidden = true)
    @AssertTrue(message = "Name either `customerId` or `email`.")
    boolean isOnePerson() {
        return (customerId == null) != (email == null);
    }
}
