package dev.kontor.customer.profile;

import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A customer, for themselves.
///
/// @param vatNumber of the customer's company; new carts begin with it
record MyProfile(
        CustomerId id,
        @Schema(example = "ada@example.com") String email,
        @Schema(example = "Ada") String firstName,
        @Nullable @Schema(example = "Lovelace") String lastName,
        @Schema(example = "en") String locale,
        @Nullable @Schema(example = "ATU12345675") String vatNumber,
        Instant createdAt) {

    static MyProfile of(Profile profile, String email) {
        return new MyProfile(
                profile.id(),
                email,
                profile.firstName(),
                profile.lastName(),
                profile.locale(),
                profile.vatNumber(),
                profile.createdAt());
    }
}
