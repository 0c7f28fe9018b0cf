package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.web.MediaUrl;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/// A bought product.
///
/// @param imageUrl main picture, if there is one: absolute, or a path below `/media/` if the shop's public URL
///     is not configured
/// @param reviewed whether the buyer has reviewed it
record InvitedProduct(
        ProductId productId,
        @Schema(example = "Decaf Colombia") String title,
        @Schema(example = "decaf-colombia") String slug,

        @Nullable
        @JsonSerialize(using = MediaUrl.class)
        @Schema(example = "https://shop.example/media/3f786850e387550fdab836ed7e6dc881de23001b.jpg")
        String imageUrl,

        @Schema(example = "false") boolean reviewed) {}
