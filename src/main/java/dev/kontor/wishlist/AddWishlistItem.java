package dev.kontor.wishlist;

import dev.kontor.catalog.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Adds a variant to a wishlist.
///
/// @param variantId of a published product
/// @param quantity one if absent; added to the quantity of a variant that is in the list
/// @param note for the customer only: shared lists do not show it; replaces the note of a variant that is
///     in the list
record AddWishlistItem(
        @NotNull VariantId variantId,

        @Nullable @Min(1) @Max(WishlistItem.MAX_QUANTITY) @Schema(example = "1")
        Integer quantity,

        @Nullable @Size(max = WishlistItem.MAX_NOTE) @Schema(example = "The blue one")
        String note) {}
