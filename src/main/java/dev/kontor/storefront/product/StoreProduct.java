package dev.kontor.storefront.product;

import dev.kontor.catalog.ProductId;
import dev.kontor.storefront.attribute.StoreAttribute;
import dev.kontor.storefront.context.Seo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a page about a product needs.
///
/// @param description plain text or Markdown; may be empty
/// @param localeUsed the language of the texts
/// @param slug the address to use: a product is found by its old slugs too
/// @param slugs the slug in each language it is translated into
/// @param breadcrumbs the way to it, from the top; empty if it is in no category
/// @param attributes those that have a value, as the product type orders them; variants have their own
/// @param inputs what shoppers are asked about each unit, in that order
/// @param rating absent if there are no reviews
/// @param price absent if no variant has a price in that currency
record StoreProduct(
        ProductId id,
        @Schema(example = "espresso-blend") String slug,
        @Schema(example = "Espresso blend") String title,
        @Schema(example = "For the small strong one.") String description,
        @Nullable Seo seo,
        @Schema(example = "en") String localeUsed,

        @Schema(example = "{\"en\":\"espresso-blend\",\"de\":\"espressomischung\"}")
        Map<String, String> slugs,

        List<OfferedOption> options,
        List<StoreVariant> variants,
        List<ProductPicture> media,
        List<Breadcrumb> breadcrumbs,
        @Nullable PriceSpan price,
        Stock availability,
        @Nullable ProductRating rating,
        @Schema(example = "{\"season\":\"winter\"}") Map<String, String> metadata,
        List<StoreAttribute> attributes,
        List<StoreInput> inputs,
        @Nullable ProductBrand brand,
        @Schema(example = "[\"summer\"]") List<String> tags,
        Instant publishedAt) {}
