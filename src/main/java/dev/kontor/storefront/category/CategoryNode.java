package dev.kontor.storefront.category;

import dev.kontor.catalog.CategoryId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A category with all that is below it.
///
/// @param localeUsed the language of the name
/// @param children in the order in which they are shown
record CategoryNode(
        CategoryId id,
        @Schema(example = "kitchen") String slug,
        @Schema(example = "Kitchen") String name,
        @Schema(example = "en") String localeUsed,
        List<CategoryNode> children) {}
