package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A bought product.
///
/// @param imageUrl path of the main picture, if there is one
/// @param reviewed whether the buyer has reviewed it
record InvitedProduct(
        ProductId productId,
        @Schema(example = "Decaf Colombia") String title,
        @Schema(example = "decaf-colombia") String slug,

        @Nullable @Schema(example = "/media/med_01h455vb4pex5vsknk084sn02q/s.webp")
        String imageUrl,

        @Schema(example = "false") boolean reviewed) {}
