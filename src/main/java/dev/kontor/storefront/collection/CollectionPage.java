package dev.kontor.storefront.collection;

import dev.kontor.catalog.CollectionId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/// A collection, for shoppers.
///
/// @param description plain text or Markdown; may be empty
/// @param localeUsed the language of the texts
/// @param slugs the slug in each language it is translated into
record CollectionPage(
        CollectionId id,
        @Schema(example = "gifts") String slug,
        @Schema(example = "Summer") String name,
        @Schema(example = "Light things.") String description,
        @Schema(example = "en") String localeUsed,

        @Schema(example = "{\"en\":\"summer\",\"de\":\"sommer\"}")
        Map<String, String> slugs) {}
