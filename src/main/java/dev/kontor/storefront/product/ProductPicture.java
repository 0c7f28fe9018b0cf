package dev.kontor.storefront.product;

import dev.kontor.catalog.VariantId;
import dev.kontor.media.MediaId;
import dev.kontor.shared.web.MediaUrl;
import dev.kontor.storefront.context.ImageRendition;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/// A picture on a product page.
///
/// @param mediaId its id in the library; absent if it is stored elsewhere
/// @param url absolute, or a path below `/media/` if the shop's public URL is not configured
/// @param alt text alternative; may be empty
/// @param role `GALLERY`, `LISTING` (shown in lists) or `SWATCH` (a sample of a variant)
/// @param variantIds the variants that it shows; empty for all
/// @param renditions smaller sizes; empty if it is stored elsewhere
record ProductPicture(
        @Nullable MediaId mediaId,

        @Schema(example = "https://shop.example/media/3f786850e387550fdab836ed7e6dc881de23001b.jpg")
        @JsonSerialize(using = MediaUrl.class)
        String url,

        @Schema(example = "A blue espresso cup") String alt,
        @Schema(example = "800") @Nullable Integer width,
        @Schema(example = "800") @Nullable Integer height,
        @Schema(example = "GALLERY") String role,
        List<VariantId> variantIds,
        List<ImageRendition> renditions) {}
