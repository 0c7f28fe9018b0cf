package dev.kontor.storefront.category;

import dev.kontor.catalog.CategoryId;
import io.swagger.v3.oas.annotations.media.Schema;

/// The data for a link to a category.
record CategoryLink(
        CategoryId id,
        @Schema(example = "kitchen") String slug,
        @Schema(example = "Kitchen") String name) {}
