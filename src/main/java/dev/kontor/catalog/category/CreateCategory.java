package dev.kontor.catalog.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.media.ChooseCover;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A new category. Texts are in the default language.
///
/// @param parentId the parent category; absent for a root category
/// @param description plain text or Markdown
/// @param slug derived from the name if absent
/// @param position position among its siblings; 0 if absent, equal positions are ordered by age
/// @param picture cover picture of the category
/// @param translations texts in other languages of the shop, by BCP 47 tag
record CreateCategory(
        @Nullable CategoryId parentId,

        @Schema(example = "Kitchen") @NotBlank @Size(max = 200)
        String name,

        @Schema(example = "All for cooking.") @Size(max = 20_000) @Nullable
        String description,

        @Schema(example = "kitchen") @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN) @Nullable
        String slug,

        @Schema(example = "Kitchenware") @Size(min = 1, max = 200) @Nullable
        String seoTitle,

        @Schema(example = "Pots, pans and knives.") @Size(min = 1, max = 500) @Nullable
        String seoDescription,

        @Schema(example = "0") @Min(0) @Max(100_000) @Nullable
        Integer position,

        @Size(max = 20) @Nullable Map<@NotBlank @Size(max = 35) String, @NotNull @Valid TranslateCategory> translations,

        @Valid @Nullable ChooseCover picture) {}
