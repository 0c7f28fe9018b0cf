package dev.kontor.catalog.media;

import dev.kontor.media.MediaId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A cover in the form of the `jsonb` column `picture`.
public record StoredCover(
        @Nullable UUID media,
        String url,
        String alt,
        @Nullable Integer width,
        @Nullable Integer height) {

    /// Maps the column to a component `CoverPicture picture`.
    public static final String COLUMNS = """
            (picture ->> 'media')::uuid as picture_media_id, picture ->> 'url' as picture_url,
            picture ->> 'alt' as picture_alt, (picture ->> 'width')::int as picture_width,
            (picture ->> 'height')::int as picture_height""";

    public static @Nullable StoredCover of(@Nullable CoverPicture cover) {
        return cover == null
                ? null
                : new StoredCover(
                        cover.mediaId() == null ? null : cover.mediaId().value(),
                        cover.url(),
                        cover.alt(),
                        cover.width(),
                        cover.height());
    }

    public static @Nullable CoverPicture read(@Nullable StoredCover stored) {
        return stored == null
                ? null
                : new CoverPicture(
                        stored.media == null ? null : new MediaId(stored.media),
                        stored.url,
                        stored.alt,
                        stored.width,
                        stored.height);
    }
}
