package dev.kontor.storefront.attribute;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One value of an attribute.
///
/// @param key the same for equal values, regardless of the language
/// @param text to be displayed; the URL of media
/// @param media present if the attribute is of kind `MEDIA`
record AttributeText(
        @Schema(example = "cotton") String key,
        @Schema(example = "Cotton") String text,
        @Nullable AttributeMedia media) {}
