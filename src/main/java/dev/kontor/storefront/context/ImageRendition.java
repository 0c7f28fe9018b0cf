package dev.kontor.storefront.context;

import dev.kontor.media.RenditionSize;
import dev.kontor.shared.web.MediaUrl;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.annotation.JsonSerialize;

/// A picture in one of the sizes.
///
/// @param url absolute, or a path below `/media/` if the shop's public URL is not configured
public record ImageRendition(
        RenditionSize size,

        @Schema(example = "https://shop.example/media/89e6c98d92887913cadf06b2adb97f26cde4849b.jpg")
        @JsonSerialize(using = MediaUrl.class)
        String url,

        @Schema(example = "480") int width,
        @Schema(example = "480") int height) {}
