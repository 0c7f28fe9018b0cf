package dev.kontor.catalog.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.media.ChooseCover;
import dev.kontor.catalog.media.CoverPicture;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fields of a category that can be changed. Texts are in the default language.
///
/// @param parentId a different parent moves the whole branch; `null` makes it a root category
/// @param picture cover picture of the category
/// @param translations texts in other languages of the shop, by BCP 47 tag; `null` removes one
record ChangeCategory(
        @Nullable CategoryId parentId,

        @Schema(example = "Kitchen") @NotBlank @Size(max = 200)
        String name,

        @Schema(example = "All for cooking.") @Size(max = 20_000) @Nullable
        String description,

        @Schema(example = "kitchen") @NotNull @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN)
        String slug,

        @Schema(example = "Kitchenware") @Size(min = 1, max = 200) @Nullable
        String seoTitle,

        @Schema(example = "Pots, pans and knives.") @Size(min = 1, max = 500) @Nullable
        String seoDescription,

        @Schema(example = "0") @NotNull @Min(0) @Max(100_000)
        Integer position,

        @Size(max = 20) @Nullable Map<@NotBlank @Size(max = 35) String, @NotNull @Valid TranslateCategory> translations,

        @Valid @Nullable ChooseCover picture) {

    static ChangeCategory of(Category category, Locale defaultLocale) {
        var text = category.text(defaultLocale);
        return new ChangeCategory(
                category.parentId(),
                text.name(),
                text.description(),
                text.slug(),
                text.seoTitle(),
                text.seoDescription(),
                category.position(),
                translations(category, defaultLocale),
                CoverPicture.toRequest(category.picture()));
    }

    /// Returns the texts in all languages except the default one.
    static Map<String, TranslateCategory> translations(Category category, Locale defaultLocale) {
        var translations = new TreeMap<String, TranslateCategory>();
        category.texts().forEach((language, text) -> {
            if (!language.equals(defaultLocale.toLanguageTag())) {
                translations.put(
                        language,
                        new TranslateCategory(
                                text.name(), text.description(), text.slug(), text.seoTitle(), text.seoDescription()));
            }
        });
        return translations;
    }
}
