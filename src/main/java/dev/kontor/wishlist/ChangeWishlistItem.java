package dev.kontor.wishlist;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Changes an item of a wishlist.
///
/// @param note for the customer only
record ChangeWishlistItem(
        @NotNull @Min(1) @Max(WishlistItem.MAX_QUANTITY) @Schema(example = "2")
        Integer quantity,

        @Nullable @Size(max = WishlistItem.MAX_NOTE) @Schema(example = "The blue one")
        String note) {}
