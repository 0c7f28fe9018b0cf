package dev.kontor.storefront.product;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A picture of a product.
///
/// @param url path below `/media/`, or an https address
/// @param alt what it shows; may be empty
record ProductImage(
        @Schema(example = "/media/demo/espresso-cup.svg") String url,
        @Schema(example = "A blue espresso cup") String alt,
        @Schema(example = "800") @Nullable Integer width,
        @Schema(example = "800") @Nullable Integer height) {}
