package dev.kontor.storefront.category;

import dev.kontor.catalog.CategoryId;
import io.swagger.v3.oas.annotations.media.Schema;

/// What a link to a category needs.
record CategoryLink(
        CategoryId id,
        @Schema(example = "kitchen") String slug,
        @Schema(example = "Kitchen") String name) {}
