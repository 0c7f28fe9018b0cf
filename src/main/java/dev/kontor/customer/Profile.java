package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import java.time.Instant;

/// What a customer is called and which language they read.
///
/// @param locale BCP 47
record Profile(
        CustomerId id,
        long version,
        String firstName,
        String lastName,
        String locale,
        Instant createdAt,
        Instant updatedAt) {

    static Profile create(CustomerId id, String firstName, String lastName, String locale, Instant now) {
        return new Profile(id, 1, firstName.strip(), lastName.strip(), locale, now, now);
    }

    Profile change(String newFirstName, String newLastName, String newLocale, Instant now) {
        return new Profile(id, version, newFirstName.strip(), newLastName.strip(), newLocale, createdAt, now);
    }
}
