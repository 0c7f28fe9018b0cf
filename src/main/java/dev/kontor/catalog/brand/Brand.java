package dev.kontor.catalog.brand;

import dev.kontor.catalog.BrandId;
import java.time.Instant;
import java.util.Map;

/// A brand. Its name is the same in every language.
///
/// @param slug its place in addresses; unique
/// @param description in the default language; may be empty
/// @param descriptions in further languages, by BCP 47 tag
record Brand(
        BrandId id,
        long version,
        String name,
        String slug,
        String description,
        Map<String, String> descriptions,
        Instant createdAt,
        Instant updatedAt) {

    Brand change(ChangeBrand wanted, Instant now) {
        return new Brand(
                id,
                version + 1,
                wanted.name(),
                wanted.slug(),
                wanted.description() == null ? "" : wanted.description(),
                wanted.descriptions() == null ? Map.of() : wanted.descriptions(),
                createdAt,
                now);
    }
}
