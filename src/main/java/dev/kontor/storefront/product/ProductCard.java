package dev.kontor.storefront.product;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.media.MediaId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A product in a list.
///
/// @param localeUsed the language of the texts
/// @param price absent if the product has no price in that currency
/// @param rating absent if there are no reviews
/// @param brand absent if it has none
/// @param options in which its variants differ; empty if there is only one variant
/// @param updatedAt last change of the product, excluding prices and stock
/// @param variantIds in display order
/// @param partIds parts of its bundles; not part of the response
public record ProductCard(
        ProductId id,
        @Schema(example = "espresso-blend") String slug,
        @Schema(example = "Espresso blend") String title,
        @Schema(example = "en") String localeUsed,
        @Nullable ProductImage image,
        @Nullable PriceSpan price,
        Stock availability,
        @Nullable ProductRating rating,
        @Nullable ProductBrand brand,
        List<OfferedOption> options,
        List<VariantId> variantIds,
        Instant publishedAt,
        Instant updatedAt,
        @JsonIgnore List<VariantId> partIds) {

    /// The cache tags of the variants and of their bundle parts.
    Stream<String> variantTags() {
        return Stream.concat(variantIds.stream(), partIds.stream()).map(VariantId::text);
    }

    Optional<String> brandTag() {
        return Optional.ofNullable(brand).map(ProductBrand::id).map(BrandId::text);
    }

    /// The id of the shown picture, if it is from the library.
    Optional<String> imageTag() {
        return Optional.ofNullable(image).map(ProductImage::mediaId).map(MediaId::text);
    }
}
