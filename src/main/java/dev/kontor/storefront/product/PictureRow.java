package dev.kontor.storefront.product;

import dev.kontor.catalog.VariantId;
import dev.kontor.media.MediaId;
import dev.kontor.storefront.context.ImageRendition;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A picture from the database, all of a product in one column.
///
/// @param renditions absent if it is not from the library
record PictureRow(
        @Nullable UUID mediaId,
        String url,
        String alt,
        @Nullable Integer width,
        @Nullable Integer height,
        String role,
        List<UUID> variantIds,
        @Nullable List<ImageRendition> renditions) {

    static List<ProductPicture> pictures(String column, JsonMapper json) {
        return json.readValue(column, new TypeReference<List<PictureRow>>() {}).stream()
                .map(PictureRow::picture)
                .toList();
    }

    private ProductPicture picture() {
        return new ProductPicture(
                mediaId == null ? null : new MediaId(mediaId),
                url,
                alt,
                width,
                height,
                role,
                variantIds.stream().map(VariantId::new).toList(),
                renditions == null ? List.of() : renditions);
    }
}
