package dev.kontor.wishlist;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.shared.web.MediaUrl;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/// A variant in a wishlist.
///
/// @param title of the product; of a product that no longer exists, the title when it was added
/// @param variantTitle option values, such as `Blue / M`; empty for the only variant of a product
/// @param slug of the product; absent if shoppers no longer see it
/// @param imageUrl main picture, if there is one: absolute, or a path below `/media/` if the shop's public URL
///     is not configured
/// @param quantity wanted units
/// @param note of the customer
/// @param sold whether shoppers can see the product in the channel
/// @param stockStatus absent if it is not sold
record WishlistItem(
        WishlistItemId id,
        VariantId variantId,
        ProductId productId,
        @Schema(example = "Decaf Colombia") String title,
        @Schema(example = "250 g") String variantTitle,
        @Nullable @Schema(example = "decaf-colombia") String slug,

        @Nullable
        @JsonSerialize(using = MediaUrl.class)
        @Schema(example = "https://shop.example/media/3f786850e387550fdab836ed7e6dc881de23001b.jpg")
        String imageUrl,

        @Schema(example = "1") int quantity,
        @Nullable @Schema(example = "The blue one") String note,
        @Schema(example = "true") boolean sold,
        Availability.@Nullable Status stockStatus,
        Instant createdAt) {

    /// The largest number of items in a list.
    static final int MAX = 200;

    static final int MAX_QUANTITY = SellableVariant.MAX_UNITS;
    static final int MAX_NOTE = 500;

    /// @param variant as the shop sells it; absent if it does not
    static WishlistItem of(StoredItem item, @Nullable SellableVariant variant, Availability.@Nullable Status status) {
        return new WishlistItem(
                item.id(),
                item.variantId(),
                item.productId(),
                variant == null ? item.title() : variant.title(),
                variant == null ? item.variantTitle() : variant.variantTitle(),
                variant == null ? null : variant.slug(),
                variant == null ? null : variant.imageUrl(),
                item.quantity(),
                item.note(),
                variant != null,
                status,
                item.createdAt());
    }

    /// Without what is the owner's business.
    WishlistItem shared() {
        return new WishlistItem(
                id,
                variantId,
                productId,
                title,
                variantTitle,
                slug,
                imageUrl,
                quantity,
                null,
                sold,
                stockStatus,
                createdAt);
    }
}
