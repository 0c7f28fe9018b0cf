package dev.kontor.storefront.product;

import dev.kontor.media.MediaId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A picture of a product in a list.
///
/// @param mediaId what it is called in the library of the shop; absent where it is somewhere else
/// @param url path below `/media/`, or an https address
/// @param alt what it shows; may be empty
/// @param renditions the same in smaller sizes; empty where it is somewhere else
record ProductImage(
        @Nullable MediaId mediaId,

        @Schema(example = "/media/3f786850e387550fdab836ed7e6dc881de23001b.jpg")
        String url,

        @Schema(example = "A blue espresso cup") String alt,
        @Schema(example = "800") @Nullable Integer width,
        @Schema(example = "800") @Nullable Integer height,
        List<ImageRendition> renditions) {}
