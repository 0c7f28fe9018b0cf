package dev.kontor.customer.profile;

import dev.kontor.identity.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer's name and language.
///
/// @param externalId id in another system
/// @param lastName absent for people with one name
/// @param locale BCP 47
/// @param vatNumber of the customer's company
/// @param tags labels by staff, sorted
/// @param mergedInto the customer who has the records of this one since they were merged
record Profile(
        CustomerId id,
        long version,
        @Nullable String externalId,
        String firstName,
        @Nullable String lastName,
        String locale,
        @Nullable String vatNumber,
        List<String> tags,
        @Nullable CustomerId mergedInto,
        Instant createdAt,
        Instant updatedAt) {

    static Profile create(CustomerId id, String firstName, @Nullable String lastName, String locale, Instant now) {
        return new Profile(id, 1, null, firstName.strip(), stripped(lastName), locale, null, List.of(), null, now, now);
    }

    Profile change(String newFirstName, @Nullable String newLastName, String newLocale, Instant now) {
        return new Profile(
                id,
                version,
                externalId,
                newFirstName.strip(),
                stripped(newLastName),
                newLocale,
                vatNumber,
                tags,
                mergedInto,
                createdAt,
                now);
    }

    Profile tag(Collection<String> newTags) {
        var sorted = newTags.stream().map(String::strip).distinct().sorted().toList();
        return with(externalId, vatNumber, sorted);
    }

    Profile identified(@Nullable String newExternalId) {
        return with(stripped(newExternalId), vatNumber, tags);
    }

    Profile ofCompany(@Nullable String newVatNumber) {
        return with(externalId, newVatNumber, tags);
    }

    private Profile with(@Nullable String newExternalId, @Nullable String newVatNumber, List<String> newTags) {
        return new Profile(
                id,
                version,
                newExternalId,
                firstName,
                lastName,
                locale,
                newVatNumber,
                newTags,
                mergedInto,
                createdAt,
                updatedAt);
    }

    private static @Nullable String stripped(@Nullable String name) {
        return name == null || name.isBlank() ? null : name.strip();
    }
}
