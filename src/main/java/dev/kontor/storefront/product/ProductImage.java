package dev.kontor.storefront.product;

import dev.kontor.media.MediaId;
import dev.kontor.shared.web.MediaUrl;
import dev.kontor.storefront.context.ImageRendition;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;

/// A picture of a product in a list.
///
/// @param mediaId its id in the library; absent if it is stored elsewhere
/// @param url absolute, or a path below `/media/` if the shop's public URL is not configured
/// @param alt text alternative; may be empty
/// @param renditions smaller sizes; empty if it is stored elsewhere
public record ProductImage(
        @Nullable MediaId mediaId,

        @Schema(example = "https://shop.example/media/3f786850e387550fdab836ed7e6dc881de23001b.jpg")
        @JsonSerialize(using = MediaUrl.class)
        String url,

        @Schema(example = "A blue espresso cup") String alt,
        @Schema(example = "800") @Nullable Integer width,
        @Schema(example = "800") @Nullable Integer height,
        List<ImageRendition> renditions) {

    /// The columns read from the product's list picture, `m`, and from its library item, `b`.
    public static final String COLUMNS = """
            m.media_id, m.url, m.width, m.height,
            coalesce(nullif(m.alt, ''), b.alt ->> :locale, b.alt ->> :fallback, '') as alt, b.renditions
            """;

    /// Joins that picture to the products `p`.
    public static final String JOINS = """
            left join lateral (
                select i.media_id, i.url, i.alt, i.width, i.height from catalog.pub_product_media i
                where i.product_id = p.product_id and i.role <> 'SWATCH'
                order by i.role = 'LISTING' desc, i.position limit 1) m on true
            left join lateral (
                select n.alt, n.renditions from media.pub_media n where n.media_id = m.media_id limit 1) b on true
            """;

    /// The picture of a row with the columns of [#COLUMNS]; null if there is none.
    public static @Nullable ProductImage of(ResultSet row, JsonMapper json) throws SQLException {
        var url = row.getString("url");
        var media = row.getObject("media_id", UUID.class);
        var renditions = row.getString("renditions");
        return url == null
                ? null
                : new ProductImage(
                        media == null ? null : new MediaId(media),
                        url,
                        row.getString("alt"),
                        row.getObject("width", Integer.class),
                        row.getObject("height", Integer.class),
                        renditions == null
                                ? List.of()
                                : json.readValue(renditions, new TypeReference<List<ImageRendition>>() {}));
    }
}
