package dev.kontor.order.edit;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.OrderLineId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.NoCardNumber;
import dev.kontor.shipping.ShippingGroupId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A single change of an order. Fields that do not belong to its type must be absent.
///
/// @param itemId item of the order; required by `SET_QUANTITY` and `SET_PRICE`
/// @param variantId required by `ADD_ITEM`
/// @param quantity `ADD_ITEM`: units to add. `SET_QUANTITY`: all units that the item shall have, without
///     canceled ones; 0 removes it. `SET_PRICE`: units that get the price; defaults to all that are in no
///     parcel
/// @param unitPrice price of a unit as the buyer sees it, in the currency of the order: with or without tax
///     like its other prices. Required by `SET_PRICE`; `ADD_ITEM` defaults to the price of the shop. Needs
///     the permission `prices:override`
/// @param priceReason why the price differs; required with `unitPrice`; staff see it at the order
/// @param shippingGroupId shipping group of the new item; required by `ADD_ITEM` if the order is split
@Schema(name = "OrderEditAction", example = """
                {"type": "ADD_ITEM", "variantId": "var_01kdvdna00exn8zxzwa6j1tvt6", "quantity": 1}""")
public record EditAction(
        @NotNull Type type,
        @Nullable OrderLineId itemId,
        @Nullable VariantId variantId,
        @Nullable @Min(0) @Max(EditAction.MOST_UNITS) Integer quantity,
        @Nullable Money unitPrice,

        @Nullable @Size(min = 1, max = 500) @NoCardNumber @Schema(example = "Matched the price of the catalogue.")
        String priceReason,

        @Nullable ShippingGroupId shippingGroupId) {

    static final int MOST_UNITS = 100_000;

    /// The type of a change.
    @Schema(name = "OrderEditActionType")
    public enum Type {
        /// Adds units of a variant as a new item.
        ADD_ITEM,
        /// Changes how many units an item has. More units become a new item with the price and taxes of the
        /// item.
        SET_QUANTITY,
        /// Moves units to a new item with another price.
        SET_PRICE
    }
}
