package dev.kontor.storefront.product;

import io.swagger.v3.oas.annotations.media.Schema;

/// A product related to another.
///
/// @param kind `RELATED`, `CROSS_SELL`, `UP_SELL` or `ACCESSORY`
record RelatedProduct(@Schema(example = "ACCESSORY") String kind, ProductCard product) {}
