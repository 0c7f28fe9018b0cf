package dev.kontor.wishlist;

import dev.kontor.cart.CartId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves items of a wishlist into a cart.
///
/// @param cartId an open cart of the signed-in customer
/// @param itemIds the items; all if absent
record MoveToCart(
        @NotNull CartId cartId,
        @Nullable @Size(min = 1, max = WishlistItem.MAX) List<@NotNull WishlistItemId> itemIds) {}
