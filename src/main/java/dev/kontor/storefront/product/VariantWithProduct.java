package dev.kontor.storefront.product;

import io.swagger.v3.oas.annotations.media.Schema;

/// A variant, with the data for a link to its product.
///
/// @param localeUsed the language of the texts
record VariantWithProduct(
        StoreVariant variant,
        @Schema(example = "espresso-blend") String productSlug,
        @Schema(example = "Espresso blend") String productTitle,
        @Schema(example = "en") String localeUsed) {}
