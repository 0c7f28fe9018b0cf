package dev.kontor.catalog.collection;

import dev.kontor.catalog.Slug;
import dev.kontor.catalog.media.ChooseCover;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A new collection. Texts are in the default language.
///
/// @param description plain text or Markdown
/// @param slug derived from the name if absent
/// @param seoTitle title shown by search engines instead of the name
/// @param seoDescription description for search engines
/// @param picture cover picture of the collection
/// @param translations texts in other languages of the shop, by BCP 47 tag
/// @param rules absent if staff choose the products
record CreateCollection(
        @Schema(example = "Summer") @NotBlank @Size(max = 200)
        String name,

        @Schema(example = "Light things.") @Size(max = 20_000) @Nullable
        String description,

        @Schema(example = "summer") @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN) @Nullable
        String slug,

        @Schema(example = "Light things for summer") @Size(min = 1, max = 200) @Nullable
        String seoTitle,

        @Schema(example = "Linen, cotton and straw.") @Size(min = 1, max = 500) @Nullable
        String seoDescription,

        @Size(max = 20) @Nullable Map<@NotBlank @Size(max = 35) String, @NotNull @Valid CollectionText> translations,

        @Valid @Nullable CollectionRules rules,

        @Valid @Nullable ChooseCover picture) {}
