package dev.kontor.catalog.product.read;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.product.ProductStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A product in a list for staff. Texts are in the default language.
///
/// @param imageUrl URL of the main picture
public record ProductSummary(
        ProductId id,
        @Schema(example = "3") long version,
        ProductStatus status,
        @Schema(example = "Espresso cup") String title,
        @Schema(example = "espresso-cup") String slug,
        @Schema(example = "erp-4711") @Nullable String externalId,

        @Schema(example = "/media/demo/espresso-cup.svg") @Nullable
        String imageUrl,

        @Schema(example = "2") int variantCount,
        @Nullable Instant publishedAt,
        Instant createdAt,
        Instant updatedAt) {}
