package dev.kontor.cart.basket;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// Sets the quantity of an item.
record ChangeItem(
        @NotNull @Min(1) @Max(CartItem.MAX_QUANTITY) @Schema(example = "3")
        Integer quantity) {}
