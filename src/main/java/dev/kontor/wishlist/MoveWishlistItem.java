package dev.kontor.wishlist;

import jakarta.validation.constraints.NotNull;

/// Moves an item to another wishlist.
///
/// @param wishlistId another list of the same customer
record MoveWishlistItem(@NotNull WishlistId wishlistId) {}
