package dev.kontor.storefront.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.storefront.context.CoverImage;
import dev.kontor.storefront.context.Seo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The data of a category page except its products.
///
/// @param description plain text or Markdown; may be empty
/// @param picture absent if it has none
/// @param localeUsed the language of the texts
/// @param slugs the slug in each language it is translated into
/// @param breadcrumbs its ancestors, from the top
/// @param children its direct children
record StoreCategory(
        CategoryId id,
        @Schema(example = "kitchen") String slug,
        @Schema(example = "Kitchen") String name,
        @Schema(example = "All for cooking.") String description,
        @Nullable Seo seo,
        @Nullable CoverImage picture,
        @Schema(example = "en") String localeUsed,

        @Schema(example = "{\"en\":\"kitchen\",\"de\":\"kueche\"}")
        Map<String, String> slugs,

        List<CategoryLink> breadcrumbs,
        List<CategoryLink> children) {}
