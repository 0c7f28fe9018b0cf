package dev.kontor.catalog.product;

import dev.kontor.catalog.Slug;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The texts of a product in one language.
///
/// @param description plain text or Markdown
/// @param slug if absent, the current slug, or one derived from the title
/// @param seoTitle title shown by search engines instead of the product title
/// @param seoDescription description for search engines
public record TranslateProduct(
        @Schema(example = "Espressotasse") @NotBlank @Size(max = 200)
        String title,

        @Schema(example = "Für den kleinen Starken.") @Size(max = 20_000) @Nullable
        String description,

        @Schema(example = "espressotasse") @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN) @Nullable
        String slug,

        @Schema(example = "Espressotasse aus Steinzeug") @Size(min = 1, max = 200) @Nullable
        String seoTitle,

        @Schema(example = "Fasst 60 ml und hält sie heiß.") @Size(min = 1, max = 500) @Nullable
        String seoDescription) {}
