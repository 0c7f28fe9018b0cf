package dev.kontor.catalog.media;

import dev.kontor.catalog.VariantId;
import dev.kontor.media.MediaId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A picture of a product.
///
/// @param mediaId the picture of the media library; absent for an external one
/// @param url path below `/media/`, or an https URL
/// @param alt alternative text; if empty, that of the media library applies
/// @param width in pixels
/// @param height in pixels
/// @param variantIds the variants that it shows; empty for all
public record Picture(
        @Nullable MediaId mediaId,

        @Schema(example = "/media/3f786850e387550fdab836ed7e6dc881de23001b.jpg")
        String url,

        @Schema(example = "A blue espresso cup") String alt,
        @Schema(example = "800") @Nullable Integer width,
        @Schema(example = "800") @Nullable Integer height,
        PictureRole role,
        List<VariantId> variantIds) {

    public Picture {
        variantIds = List.copyOf(variantIds);
    }

    /// Returns the request that would set this picture.
    public ShowPicture shown() {
        return new ShowPicture(mediaId, url, alt, width, height, role, variantIds);
    }

    /// Returns the picture, restricted to the remaining variants.
    public Picture among(List<VariantId> left) {
        return left.containsAll(variantIds)
                ? this
                : new Picture(
                        mediaId,
                        url,
                        alt,
                        width,
                        height,
                        role,
                        variantIds.stream().filter(left::contains).toList());
    }
}
