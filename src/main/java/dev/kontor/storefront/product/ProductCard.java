package dev.kontor.storefront.product;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/// A product in a list.
///
/// @param localeUsed the language of the texts
/// @param price absent if the product has no price in that currency
/// @param rating absent if there are no reviews
/// @param brand absent if it has none
/// @param options in which its variants differ; empty if there is only one variant
/// @param updatedAt last change of the product, excluding prices and stock
/// @param variantIds in display order
/// @param tags cache tags of everything that it shows, its id first; not part of the response
/// @param json the card as it is written; absent if it is written by its fields
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
        @JsonIgnore List<String> tags,
        @JsonIgnore @Nullable SerializableString json) {

    private static final int OBJECTS = 1_100;
    private static final int RENDITION = 200;
    private static final int TEXT = 80;
    private static final int VARIANT = 60;

    /// The cache tags of a card.
    ///
    /// @param parts of its bundles
    static List<String> tags(
            ProductId id,
            @Nullable ProductImage image,
            @Nullable ProductBrand brand,
            List<VariantId> variants,
            List<VariantId> parts) {
        var tags = new ArrayList<String>(variants.size() + parts.size() + 3);
        tags.add(id.text());
        if (image != null && image.mediaId() != null) {
            tags.add(image.mediaId().text());
        }
        if (brand != null) {
            tags.add(brand.id().text());
        }
        variants.forEach(variant -> tags.add(variant.text()));
        parts.forEach(part -> tags.add(part.text()));
        return List.copyOf(tags);
    }

    /// The same card with its JSON.
    ProductCard written(String text) {
        return new ProductCard(
                id,
                slug,
                title,
                localeUsed,
                image,
                price,
                availability,
                rating,
                brand,
                options,
                variantIds,
                publishedAt,
                updatedAt,
                tags,
                new SerializedString(text));
    }

    /// About how many bytes of memory it uses, without its tags.
    int weight() {
        int renditions = image == null ? 0 : image.renditions().size();
        int values =
                options.stream().mapToInt(option -> 1 + option.values().size()).sum();
        // The text and its bytes.
        int written = json == null ? 0 : 2 * json.charLength();
        return OBJECTS
                + slug.length()
                + title.length()
                + renditions * RENDITION
                + values * TEXT
                + variantIds.size() * VARIANT
                + written;
    }

    /// Adds the tags of these cards to those of a response: products first, because not all of many fit into the
    /// header.
    static void addTags(Collection<ProductCard> cards, Collection<String> tags) {
        cards.forEach(card -> tags.add(card.tags().getFirst()));
        cards.forEach(card -> tags.addAll(card.tags().subList(1, card.tags().size())));
    }
}
