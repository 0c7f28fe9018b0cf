package dev.kontor.storefront.product;

import dev.kontor.media.RenditionSize;
import io.swagger.v3.oas.annotations.media.Schema;

/// A picture in one of the sizes.
///
/// @param url path below `/media/`
record ImageRendition(
        RenditionSize size,

        @Schema(example = "/media/89e6c98d92887913cadf06b2adb97f26cde4849b.jpg")
        String url,

        @Schema(example = "480") int width,
        @Schema(example = "480") int height) {}
