package dev.kontor.wishlist;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A wishlist that its owner shares, without the owner's notes.
///
/// @param ownerName the name that the owner has chosen for it, if there is one
/// @param items at most 200, the newest first
record SharedWishlist(
        @Schema(example = "Birthday") String name,
        @Nullable @Schema(example = "Ada") String ownerName,
        List<WishlistItem> items) {}
