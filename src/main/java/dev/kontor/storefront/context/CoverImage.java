package dev.kontor.storefront.context;

import dev.kontor.media.MediaId;
import dev.kontor.shared.web.MediaUrl;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;

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

    /// The columns read from `picture` of `%1$s`, and from its library item, `l`.
    private static final String COLUMNS = """
            %1$s.picture, coalesce(nullif(%1$s.picture ->> 'alt', ''), l.alt ->> :locale, l.alt ->> :fallback, '')
                as picture_alt, l.renditions as picture_renditions
            """;

    private static final String JOIN = """
            left join lateral (
                select n.alt, n.renditions from media.pub_media n
                where n.media_id = (%1$s.picture ->> 'media')::uuid limit 1) l on true
            """;

    private record Stored(
            @Nullable UUID media,
            String url,
            String alt,
            @Nullable Integer width,
            @Nullable Integer height) {}

    /// @param table the table with the column `picture`
    public static String columns(String table) {
        return COLUMNS.formatted(table);
    }

    /// @param table the table with the column `picture`
    public static String join(String table) {
        return JOIN.formatted(table);
    }

    /// The picture of a row with those columns; null if there is none.
    public static @Nullable CoverImage of(ResultSet row, JsonMapper json) throws SQLException {
        var picture = row.getString("picture");
        if (picture == null) {
            return null;
        }
        var stored = json.readValue(picture, Stored.class);
        var renditions = row.getString("picture_renditions");
        return new CoverImage(
                stored.media() == null ? null : new MediaId(stored.media()),
                stored.url(),
                row.getString("picture_alt"),
                stored.width(),
                stored.height(),
                renditions == null
                        ? List.of()
                        : json.readValue(renditions, new TypeReference<List<ImageRendition>>() {}));
    }

    /// The id in the library, as a cache tag.
    public static Optional<String> tag(@Nullable CoverImage image) {
        return Optional.ofNullable(image).map(CoverImage::mediaId).map(MediaId::text);
    }
}
