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
/// @param options what its variants differ in; empty if there is only one
/// @param updatedAt when the product was last changed: not its prices and its stock
/// @param variantIds in the order in which they are shown
/// @param partIds what bundles among them are made of; not told
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

    /// What the variants are known by in the cache of answers, and what bundles among them are made of.
    Stream<String> variantTags() {
        return Stream.concat(variantIds.stream(), partIds.stream()).map(VariantId::text);
    }

    Optional<String> brandTag() {
        return Optional.ofNullable(brand).map(ProductBrand::id).map(BrandId::text);
    }

    /// The id of the picture that is shown, if it is of the library.
    Optional<String> imageTag() {
        return Optional.ofNullable(image).map(ProductImage::mediaId).map(MediaId::text);
    }
}
