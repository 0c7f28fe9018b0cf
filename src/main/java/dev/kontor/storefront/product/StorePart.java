package dev.kontor.storefront.product;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A part of a bundle, for shoppers.
///
/// @param quantity units in one bundle
/// @param slug of its product; absent if that is not published
/// @param variantTitle the option values; empty for the only variant of a product
/// @param localeUsed the language of the title
record StorePart(
        VariantId variantId,
        ProductId productId,
        @Schema(example = "2") int quantity,
        @Schema(example = "GRO-EB-37-250G") String sku,
        @Schema(example = "Espresso blend") String title,
        @Schema(example = "Blue") String variantTitle,
        @Nullable @Schema(example = "espresso-blend") String slug,
        @Schema(example = "en") String localeUsed) {}
