package dev.kontor.cart.item;

import dev.kontor.cart.aggregate.Cart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Replaces all items of a cart.
record ReplaceItems(@NotNull @Size(max = Cart.MAX_ITEMS) List<@Valid AddItem> items) {}
