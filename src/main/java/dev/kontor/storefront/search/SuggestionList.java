package dev.kontor.storefront.search;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.storefront.product.ProductImage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Completions of a partial search, the best of each kind first.
///
/// @param terms texts to search for
record SuggestionList(
        @Schema(example = "[\"espresso\"]") List<String> terms,
        List<CategorySuggestion> categories,
        List<ProductSuggestion> products) {

    record CategorySuggestion(
            CategoryId id,
            @Schema(example = "espresso-machines") String slug,
            @Schema(example = "Espresso machines") String name) {}

    record ProductSuggestion(
            ProductId id,
            @Schema(example = "espresso-blend") String slug,
            @Schema(example = "Espresso blend") String title,
            @Nullable ProductImage image) {}
}
