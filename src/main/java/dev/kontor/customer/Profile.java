package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A customer's name and language.
///
/// @param lastName absent for people with one name
/// @param locale BCP 47
record Profile(
        CustomerId id,
        long version,
        String firstName,
        @Nullable String lastName,
        String locale,
        Instant createdAt,
        Instant updatedAt) {

    static Profile create(CustomerId id, String firstName, @Nullable String lastName, String locale, Instant now) {
        return new Profile(id, 1, firstName.strip(), stripped(lastName), locale, now, now);
    }

    Profile change(String newFirstName, @Nullable String newLastName, String newLocale, Instant now) {
        return new Profile(id, version, newFirstName.strip(), stripped(newLastName), newLocale, createdAt, now);
    }

    private static @Nullable String stripped(@Nullable String name) {
        return name == null || name.isBlank() ? null : name.strip();
    }
}
