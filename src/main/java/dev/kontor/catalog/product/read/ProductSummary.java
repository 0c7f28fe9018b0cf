package dev.kontor.catalog.product.read;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.product.ProductStatus;
import dev.kontor.shared.web.MediaUrl;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/// A product in a list for staff. Texts are in the default language.
///
/// @param imageUrl main picture, if there is one: absolute, or a path below `/media/` if the shop's public URL
///     is not configured
public record ProductSummary(
        ProductId id,
        @Schema(example = "3") long version,
        ProductStatus status,
        @Schema(example = "Espresso cup") String title,
        @Schema(example = "espresso-cup") String slug,
        @Schema(example = "erp-4711") @Nullable String externalId,

        @Nullable
        @JsonSerialize(using = MediaUrl.class)
        @Schema(example = "https://shop.example/media/3f786850e387550fdab836ed7e6dc881de23001b.jpg")
        String imageUrl,

        @Schema(example = "2") int variantCount,
        @Nullable Instant publishedAt,
        Instant createdAt,
        Instant updatedAt) {}
