package dev.kontor.catalog.collection;

import dev.kontor.catalog.Slug;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The texts of a collection in one language.
///
/// @param description plain text or Markdown
/// @param seoTitle title shown by search engines instead of the name
/// @param seoDescription description for search engines
/// @param slug the part of the storefront URL that identifies the collection; unique per language
record CollectionText(
        @Schema(example = "Summer") @NotBlank @Size(max = 200)
        String name,

        @Schema(example = "Light things.") @Size(max = 20_000) @Nullable
        String description,

        @Schema(example = "summer") @NotNull @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN)
        String slug,

        @Schema(example = "Light things for summer") @Size(min = 1, max = 200) @Nullable
        String seoTitle,

        @Schema(example = "Linen, cotton and straw.") @Size(min = 1, max = 500) @Nullable
        String seoDescription) {}
