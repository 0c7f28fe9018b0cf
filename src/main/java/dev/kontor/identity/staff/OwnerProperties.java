package dev.kontor.identity.staff;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// The first owner. Only used while the shop has none.
///
/// @param email the owner's sign-in address
/// @param name shown in timelines
/// @param password 15 to 128 characters; remove it once the owner exists
@Validated
@ConfigurationProperties("kontor.owner")
record OwnerProperties(
        @Nullable @Email @Size(max = 254) String email,
        @Nullable @Size(max = 200) String name,
        @Nullable @Size(min = 15, max = 128) String password) {

    @Override
    public String toString() {
        return "OwnerProperties[***]";
    }
}
