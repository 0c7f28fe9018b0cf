package dev.kontor.media.library;

import dev.kontor.media.MediaAccess;
import dev.kontor.media.MediaId;
import dev.kontor.media.MediaKind;
import dev.kontor.media.RenditionSize;
import dev.kontor.media.picture.FocalPoint;
import dev.kontor.shared.web.ContentTagged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A picture or file, for staff.
///
/// @param access whether it is public or private
/// @param url path of the whole content; it never changes. Absent for private files
/// @param contentType detected from the content
/// @param width in pixels; absent unless it is a picture
/// @param height in pixels; absent unless it is a picture
/// @param alt by BCP 47 tag
/// @param renditions the picture in each of the sizes; empty unless it is a picture
/// @param usedBy ids of its users, at most 20; while there is one, it cannot be deleted
record MediaDetails(
        MediaId id,
        @Schema(example = "3") long version,
        MediaKind kind,
        @Schema(example = "espresso-cup.jpg") String name,

        MediaAccess access,

        @Schema(example = "/media/3f786850e387550fdab836ed7e6dc881de23001b.jpg") @Nullable
        String url,

        @Schema(example = "image/jpeg") String contentType,
        @Schema(example = "184320") long bytes,
        @Schema(example = "2000") @Nullable Integer width,
        @Schema(example = "1500") @Nullable Integer height,

        @Schema(example = "{\"en\":\"A blue espresso cup\"}")
        Map<String, String> alt,

        FocalPoint focalPoint,
        List<SizedPicture> renditions,

        @Schema(example = "[\"prod_01jdq8z3m4f5g6h7j8k9m0n1p2\"]")
        List<String> usedBy,

        Instant createdAt,
        Instant updatedAt)
        implements ContentTagged {

    /// A picture in one of the sizes.
    ///
    /// @param url path of the picture
    record SizedPicture(
            RenditionSize size,

            @Schema(example = "/media/89e6c98d92887913cadf06b2adb97f26cde4849b.jpg")
            String url,

            @Schema(example = "480") int width,
            @Schema(example = "480") int height) {

        static SizedPicture of(Rendition rendition) {
            return new SizedPicture(rendition.size(), rendition.object().url(), rendition.width(), rendition.height());
        }
    }

    static MediaDetails of(MediaItem item) {
        return new MediaDetails(
                item.id(),
                item.version(),
                item.kind(),
                item.name(),
                item.access(),
                item.access() == MediaAccess.PRIVATE ? null : item.object().url(),
                item.contentType(),
                item.bytes(),
                item.width(),
                item.height(),
                item.altByTag(),
                item.focus(),
                item.renditions().stream().map(SizedPicture::of).toList(),
                item.usedBy(),
                item.createdAt(),
                item.updatedAt());
    }
}
