package dev.kontor.catalog.brand;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// Texts about a brand for search engines.
///
/// @param title in the default language, shown instead of the name
/// @param description in the default language
/// @param titles in other languages, by BCP 47 tag
/// @param descriptions in other languages, by BCP 47 tag
@Embeddable
record BrandSeo(
        @Column(name = "seo_title") @Nullable String title,
        @Column(name = "seo_description") @Nullable String description,

        @Column(name = "seo_titles") @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> titles,

        @Column(name = "seo_descriptions") @JdbcTypeCode(SqlTypes.JSON)
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
