package dev.kontor.storefront.product;

import io.swagger.v3.oas.annotations.media.Schema;

/// One value of an attribute.
///
/// @param key the same for equal values, whatever the language
/// @param text to be shown
record AttributeText(
        @Schema(example = "cotton") String key,
        @Schema(example = "Cotton") String text) {}
