package dev.kontor.storefront.product;

import dev.kontor.catalog.ManufacturerContact;
import dev.kontor.catalog.ProductId;
import dev.kontor.storefront.attribute.StoreAttribute;
import dev.kontor.storefront.context.Seo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All data of a product page.
///
/// @param description plain text or Markdown; may be empty
/// @param localeUsed the language of the texts
/// @param slug the current slug: a product is found by former slugs too
/// @param slugs the slug in each language it is translated into
/// @param breadcrumbs the path to it, from the top; empty if it is in no category
/// @param attributes that have a value, in the order of the product type; variants have their own
/// @param inputs the buyer inputs for each unit, in order
/// @param giftCard absent unless the product is a gift card
/// @param manufacturer that the brand names, for the safety of the product; absent if it names none
/// @param responsiblePerson in the European Union, for a manufacturer outside of it
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
        @Nullable StoreGiftCard giftCard,
        @Nullable ProductBrand brand,
        @Nullable ManufacturerContact manufacturer,
        @Nullable ManufacturerContact responsiblePerson,
        @Schema(example = "[\"summer\"]") List<String> tags,
        Instant publishedAt) {}
