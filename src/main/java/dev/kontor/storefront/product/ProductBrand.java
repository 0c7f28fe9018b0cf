package dev.kontor.storefront.product;

import dev.kontor.catalog.BrandId;
import io.swagger.v3.oas.annotations.media.Schema;

/// The brand of a product.
record ProductBrand(
        BrandId id,
        @Schema(example = "haus-linde") String slug,
        @Schema(example = "Haus Linde") String name) {}
