package dev.kontor.catalog.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.media.CoverPicture;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A category with all its fields, for staff. Texts are in the default language.
///
/// @param parentId the parent category; absent for a root category
/// @param picture cover picture of the category
/// @param translations texts in other languages, by BCP 47 tag
record CategoryDetails(
        CategoryId id,
        @Schema(example = "3") long version,
        @Nullable CategoryId parentId,
        @Schema(example = "0") int position,
        @Schema(example = "Kitchen") String name,
        @Schema(example = "All for cooking.") String description,
        @Schema(example = "kitchen") String slug,
        @Schema(example = "Kitchenware") @Nullable String seoTitle,

        @Schema(example = "Pots, pans and knives.") @Nullable
        String seoDescription,

        Map<String, TranslateCategory> translations,
        @Nullable CoverPicture picture,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static CategoryDetails of(Category category, Locale defaultLocale) {
        var text = category.text(defaultLocale);
        return new CategoryDetails(
                category.id(),
                category.version(),
                category.parentId(),
                category.position(),
                text.name(),
                text.description(),
                text.slug(),
                text.seoTitle(),
                text.seoDescription(),
                ChangeCategory.translations(category, defaultLocale),
                category.picture(),
                category.createdAt(),
                category.updatedAt());
    }
}
