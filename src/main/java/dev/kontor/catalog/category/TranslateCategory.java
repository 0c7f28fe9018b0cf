package dev.kontor.catalog.category;

import dev.kontor.catalog.Slug;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The texts of a category in one language.
///
/// @param description plain text or Markdown
/// @param slug if absent, the current slug, or one derived from the name
/// @param seoTitle title shown by search engines instead of the name
/// @param seoDescription description for search engines
record TranslateCategory(
        @Schema(example = "Küche") @NotBlank @Size(max = 200)
        String name,

        @Schema(example = "Alles zum Kochen.") @Size(max = 20_000) @Nullable
        String description,

        @Schema(example = "kueche") @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN) @Nullable
        String slug,

        @Schema(example = "Küchenzubehör") @Size(min = 1, max = 200) @Nullable
        String seoTitle,

        @Schema(example = "Töpfe, Pfannen und Messer.") @Size(min = 1, max = 500) @Nullable
        String seoDescription) {}
