package dev.kontor.storefront.collection;

import dev.kontor.catalog.CollectionId;
import dev.kontor.storefront.context.CoverImage;
import dev.kontor.storefront.context.Seo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A collection, for shoppers.
///
/// @param description plain text or Markdown; may be empty
/// @param picture absent if it has none
/// @param localeUsed the language of the texts
/// @param slugs the slug in each language it is translated into
record StoreCollection(
        CollectionId id,
        @Schema(example = "gifts") String slug,
        @Schema(example = "Summer") String name,
        @Schema(example = "Light things.") String description,
        @Nullable Seo seo,
        @Nullable CoverImage picture,
        @Schema(example = "en") String localeUsed,

        @Schema(example = "{\"en\":\"summer\",\"de\":\"sommer\"}")
        Map<String, String> slugs) {}
