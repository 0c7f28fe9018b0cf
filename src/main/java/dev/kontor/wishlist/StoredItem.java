package dev.kontor.wishlist;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of an item.
///
/// @param title of the product when it was added
/// @param variantTitle option values when it was added
record StoredItem(
        WishlistItemId id,
        VariantId variantId,
        ProductId productId,
        String title,
        String variantTitle,
        int quantity,
        @Nullable String note,
        Instant createdAt) {}
