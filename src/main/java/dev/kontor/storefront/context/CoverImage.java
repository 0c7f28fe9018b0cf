package dev.kontor.storefront.context;

import dev.kontor.media.MediaId;
import dev.kontor.shared.web.MediaUrl;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/// The picture of a category, a collection or a brand.
///
/// @param mediaId its id in the library; absent if it is stored elsewhere
/// @param url absolute, or a path below `/media/` if the shop's public URL is not configured
/// @param alt text alternative; may be empty
/// @param renditions smaller sizes; empty if it is stored elsewhere
public record CoverImage(
        @Nullable MediaId mediaId,

        @Schema(example = "https://shop.example/media/3f786850e387550fdab836ed7e6dc881de23001b.jpg")
        @JsonSerialize(using = MediaUrl.class)
        String url,

        @Schema(example = "A shelf with cups") String alt,
        @Schema(example = "1600") @Nullable Integer width,
        @Schema(example = "900") @Nullable Integer height,
        List<ImageRendition> renditions) {

    /// The columns of a component `@Nullable CoverImage picture`, from `picture` of `%1$s` and its library item, `l`.
    private static final String COLUMNS = """
            (%1$s.picture ->> 'media')::uuid as picture_media_id, %1$s.picture ->> 'url' as picture_url,
            (%1$s.picture ->> 'width')::int as picture_width, (%1$s.picture ->> 'height')::int as picture_height,
            case when %1$s.picture is not null then
                coalesce(nullif(%1$s.picture ->> 'alt', ''), l.alt ->> :locale, l.alt ->> :fallback, '')
            end as picture_alt,
            case when %1$s.picture is not null then coalesce(l.renditions, '[]') end as picture_renditions
            """;

    private static final String JOIN = """
            left join lateral (
                select n.alt, n.renditions from media.pub_media n
                where n.media_id = (%1$s.picture ->> 'media')::uuid limit 1) l on true
            """;

    /// @param table the table with the column `picture`
    public static String columns(String table) {
        return COLUMNS.formatted(table);
    }

    /// @param table the table with the column `picture`
    public static String join(String table) {
        return JOIN.formatted(table);
    }

    /// Adds the ids of pictures in the library to cache tags.
    public static List<String> tags(List<String> tags, Stream<@Nullable CoverImage> pictures) {
        return Stream.concat(
                        tags.stream(),
                        pictures.flatMap(Stream::ofNullable)
                                .flatMap(picture -> Stream.ofNullable(picture.mediaId()))
                                .map(MediaId::text))
                .toList();
    }
}
