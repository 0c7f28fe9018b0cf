package dev.kontor.catalog.media;

import dev.kontor.media.MediaId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The cover picture of a category, a collection or a brand.
///
/// @param mediaId the picture of the media library; absent for an external one
/// @param url path below `/media/`, or an https URL
/// @param alt alternative text; if empty, that of the media library applies
/// @param width in pixels
/// @param height in pixels
public record CoverPicture(
        @Nullable MediaId mediaId,

        @Schema(example = "/media/3f786850e387550fdab836ed7e6dc881de23001b.jpg")
        String url,

        @Schema(example = "A shelf with cups") String alt,
        @Schema(example = "1600") @Nullable Integer width,
        @Schema(example = "900") @Nullable Integer height) {

    /// Returns the request that would set this picture; absent for none.
    public static @Nullable ChooseCover toRequest(@Nullable CoverPicture cover) {
        return cover == null
                ? null
                : new ChooseCover(cover.mediaId(), cover.url(), cover.alt(), cover.width(), cover.height());
    }

    /// Returns the id in the media library; empty if it has none.
    public static Set<MediaId> ids(@Nullable CoverPicture cover) {
        return cover == null || cover.mediaId() == null ? Set.of() : Set.of(cover.mediaId());
    }
}
