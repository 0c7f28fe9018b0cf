package dev.kontor.stockalert;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.web.MediaUrl;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/// A stock alert of the signed-in customer.
///
/// @param channel its code
/// @param sentAt when the mail was queued; absent while the customer waits
/// @param title of the product; absent if the variant no longer exists
/// @param variantTitle option values, such as `Blue / M`; absent if the variant no longer exists
/// @param slug of the product; absent if the variant no longer exists
/// @param imageUrl main picture, if there is one: absolute, or a path below `/media/` if the shop's public URL
///     is not configured
@Schema(name = "StockAlert")
record MyStockAlert(
        StockAlertId id,
        VariantId variantId,
        ProductId productId,
        @Schema(example = "default") String channel,
        StockAlertStatus status,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable @Schema(example = "Decaf Colombia") String title,
        @Nullable @Schema(example = "250 g") String variantTitle,
        @Nullable @Schema(example = "decaf-colombia") String slug,

        @Nullable
        @JsonSerialize(using = MediaUrl.class)
        @Schema(example = "https://shop.example/media/3f786850e387550fdab836ed7e6dc881de23001b.jpg")
        String imageUrl) {

    static MyStockAlert of(StoredStockAlert alert, @Nullable SellableVariant variant) {
        return new MyStockAlert(
                alert.id(),
                alert.variantId(),
                alert.productId(),
                alert.channel(),
                alert.status(),
                alert.createdAt(),
                alert.sentAt(),
                variant == null ? null : variant.title(),
                variant == null ? null : variant.variantTitle(),
                variant == null ? null : variant.slug(),
                variant == null ? null : variant.imageUrl());
    }
}
