package dev.kontor.catalog.brand;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What search engines show of a brand.
///
/// @param title in the default language, instead of the name
/// @param description in the default language, below it
/// @param titles in further languages, by BCP 47 tag
/// @param descriptions in further languages, by BCP 47 tag
record BrandSeo(
        @Nullable String title,
        @Nullable String description,
        Map<String, String> titles,
        Map<String, String> descriptions) {

    BrandSeo(
            @Nullable String title,
            @Nullable String description,
            @Nullable Map<String, String> titles,
            @Nullable Map<String, String> descriptions) {
        this.title = title;
        this.description = description;
        this.titles = titles == null ? Map.of() : Map.copyOf(titles);
        this.descriptions = descriptions == null ? Map.of() : Map.copyOf(descriptions);
    }
}
