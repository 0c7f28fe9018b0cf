package dev.kontor.storefront.attribute;

import dev.kontor.media.MediaId;
import dev.kontor.shared.web.MediaUrl;
import dev.kontor.storefront.context.ImageRendition;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/// A library item as an attribute value.
///
/// @param url of the whole picture or file; absolute if the shop's public URL is configured
/// @param alt text alternative in the requested language
/// @param width in pixels; absent unless it is a picture
/// @param height in pixels; absent unless it is a picture
/// @param renditions smaller sizes; empty for a file
record AttributeMedia(
        MediaId mediaId,

        @Schema(example = "https://shop.example/media/3f786850e387550fdab836ed7e6dc881de23001b.jpg")
        @JsonSerialize(using = MediaUrl.class)
        String url,

        @Schema(example = "image/jpeg") String contentType,
        @Schema(example = "A table of sizes") String alt,
        @Schema(example = "800") @Nullable Integer width,
        @Schema(example = "800") @Nullable Integer height,
        List<ImageRendition> renditions) {}
