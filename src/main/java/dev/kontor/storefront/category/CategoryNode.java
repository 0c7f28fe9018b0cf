package dev.kontor.storefront.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.storefront.context.CoverImage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A category with its descendants.
///
/// @param picture absent if it has none
/// @param localeUsed the language of the name
/// @param children in display order
record CategoryNode(
        CategoryId id,
        @Schema(example = "kitchen") String slug,
        @Schema(example = "Kitchen") String name,
        @Nullable CoverImage picture,
        @Schema(example = "en") String localeUsed,
        List<CategoryNode> children) {}
