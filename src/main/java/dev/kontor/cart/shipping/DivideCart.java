package dev.kontor.cart.shipping;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartShipping;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.shared.address.Address;
import dev.kontor.shipping.ShippingGroupId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Divides a cart into shipping groups. Units in no group are shipped to the cart's address; an empty list removes
/// the division.
public record DivideCart(
        @NotNull @Size(max = CartShipping.MAX_GROUPS) List<@NotNull @Valid Group> groups) {

    /// @param id of an existing group; absent for a new one
    /// @param shippingAddress absent for the address of the cart
    @Schema(name = "GroupToShip")
    public record Group(
            @Nullable ShippingGroupId id,
            @Nullable @Valid Address shippingAddress,
            @NotNull @Size(min = 1, max = Cart.MAX_ITEMS) List<@NotNull @Valid Units> items) {}

    /// Units of one item.
    @Schema(name = "UnitsToShip")
    public record Units(
            @NotNull CartItemId itemId,

            @Min(1) @Max(SellableVariant.MAX_UNITS) @Schema(example = "1")
            int quantity) {}
}
