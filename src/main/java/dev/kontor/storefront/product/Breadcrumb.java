package dev.kontor.storefront.product;

import dev.kontor.catalog.CategoryId;
import io.swagger.v3.oas.annotations.media.Schema;

/// One category on the path from the top to a product.
record Breadcrumb(
        CategoryId id,
        @Schema(example = "kitchen") String slug,
        @Schema(example = "Kitchen") String name) {}
