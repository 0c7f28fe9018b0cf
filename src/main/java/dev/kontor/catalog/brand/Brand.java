package dev.kontor.catalog.brand;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.media.CoverPicture;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A brand. Its name is the same in every language.
///
/// @param slug its place in addresses; unique
/// @param description in the default language; may be empty
/// @param picture that stands for it; absent for none
/// @param descriptions in further languages, by BCP 47 tag
record Brand(
        BrandId id,
        long version,
        String name,
        String slug,
        String description,
        Map<String, String> descriptions,
        BrandSeo seo,
        @Nullable CoverPicture picture,
        Instant createdAt,
        Instant updatedAt) {

    /// @param changedPicture that the wish stands for
    Brand change(ChangeBrand wanted, @Nullable CoverPicture changedPicture, Instant now) {
        return new Brand(
                id,
                version + 1,
                wanted.name(),
                wanted.slug(),
                wanted.description() == null ? "" : wanted.description(),
                wanted.descriptions() == null ? Map.of() : wanted.descriptions(),
                new BrandSeo(wanted.seoTitle(), wanted.seoDescription(), wanted.seoTitles(), wanted.seoDescriptions()),
                changedPicture,
                createdAt,
                now);
    }
}
