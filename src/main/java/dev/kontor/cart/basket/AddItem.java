package dev.kontor.cart.basket;

import dev.kontor.catalog.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Puts units of a variant into a cart. Exactly one of `variantId` and `sku` names the variant.
///
/// @param quantity one if left out
record AddItem(
        @Nullable VariantId variantId,

        @Nullable @Size(min = 1, max = 64) @Schema(example = "MUG-BLUE")
        String sku,

        @Nullable @Min(1) @Max(CartItem.MAX_QUANTITY) @Schema(example = "2")
        Integer quantity) {

    int units() {
        return quantity == null ? 1 : quantity;
    }
}
