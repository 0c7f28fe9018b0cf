package dev.kontor.catalog.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.media.CoverPicture;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A category as staff see it. The texts are those of the default language.
///
/// @param parentId the category it is below; absent at the top
/// @param picture that stands for it; absent for none
/// @param translations in further languages, by BCP 47 tag
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
