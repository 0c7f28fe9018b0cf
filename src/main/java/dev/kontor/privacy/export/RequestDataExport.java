package dev.kontor.privacy.export;

import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A request to export the data of a person: exactly one of `customerId` and `email`.
///
/// @param customerId a customer
/// @param email of a guest without an account
record RequestDataExport(
        @Nullable CustomerId customerId,

        @Nullable @Email @Size(min = 3, max = 254) @Schema(example = "ada@example.com")
        String email) {

    @Schema(hidden = true)
    @AssertTrue(message = "Name either `customerId` or `email`.")
    boolean isOnePerson() {
        return (customerId == null) != (email == null);
    }
}
