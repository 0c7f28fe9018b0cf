package dev.kontor.storefront.product;

import dev.kontor.catalog.ProductId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a page about a product needs.
///
/// @param description plain text or Markdown; may be empty
/// @param localeUsed the language of the texts
/// @param slugs the slug in each language it is translated into
/// @param breadcrumbs the way to it, from the top; empty if it is in no category
/// @param price absent if no variant has a price in that currency
record ProductPage(
        ProductId id,
        @Schema(example = "espresso-cup") String slug,
        @Schema(example = "Espresso cup") String title,
        @Schema(example = "For the small strong one.") String description,
        @Schema(example = "en") String localeUsed,

        @Schema(example = "{\"en\":\"espresso-cup\",\"de\":\"espressotasse\"}")
        Map<String, String> slugs,

        List<OfferedOption> options,
        List<StoreVariant> variants,
        List<ProductImage> media,
        List<Breadcrumb> breadcrumbs,
        @Nullable PriceSpan price,
        Stock availability,
        @Schema(example = "{\"season\":\"winter\"}") Map<String, String> metadata,
        Instant publishedAt) {}
