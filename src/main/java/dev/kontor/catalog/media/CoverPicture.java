package dev.kontor.catalog.media;

import dev.kontor.media.MediaId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The picture that stands for a category, a collection or a brand.
///
/// @param mediaId the picture of the library; absent where it is somewhere else
/// @param url path below `/media/`, or an https address
/// @param alt what it shows, for those who do not see it; empty: what the library says of it
/// @param width in pixels
/// @param height in pixels
public record CoverPicture(
        @Nullable MediaId mediaId,

        @Schema(example = "/media/3f786850e387550fdab836ed7e6dc881de23001b.jpg")
        String url,

        @Schema(example = "A shelf with cups") String alt,
        @Schema(example = "1600") @Nullable Integer width,
        @Schema(example = "900") @Nullable Integer height) {

    /// The wish for this picture; absent for none.
    public static @Nullable ChooseCover toRequest(@Nullable CoverPicture cover) {
        return cover == null
                ? null
                : new ChooseCover(cover.mediaId(), cover.url(), cover.alt(), cover.width(), cover.height());
    }

    /// Which of the library it is; empty if none.
    public static Set<MediaId> ids(@Nullable CoverPicture cover) {
        return cover == null || cover.mediaId() == null ? Set.of() : Set.of(cover.mediaId());
    }
}
