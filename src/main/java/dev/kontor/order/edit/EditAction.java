package dev.kontor.order.edit;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.order.OrderLineId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.NoCardNumber;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A single change of an order. Fields that do not belong to its type must be absent.
///
/// @param itemId item of the order; required by `SET_QUANTITY` and `SET_PRICE`
/// @param variantId required by `ADD_ITEM`
/// @param quantity `ADD_ITEM`, `ADD_CUSTOM_ITEM`: units to add. `SET_QUANTITY`: all units that the item should
///     have, without canceled ones; 0 removes it. `SET_PRICE`: units that get the price; defaults to all that
///     are in no parcel
/// @param unitPrice price of a unit as the buyer sees it, in the currency of the order: with or without tax
///     like its other prices. Required by `SET_PRICE` and `ADD_CUSTOM_ITEM`; `ADD_ITEM` defaults to the price of
///     the shop. Needs the permission `prices:override`
/// @param priceReason why the price differs; required with `unitPrice` and `shippingPrice`, except by
///     `ADD_CUSTOM_ITEM`; staff see it at the order
/// @param shippingGroupId shipping group of the new item, of the shipping address, or of the shipping; required if
///     the order is split
/// @param shippingAddress `SET_ADDRESS`: where the order or the shipping group is shipped; unchanged if absent
/// @param billingAddress `SET_ADDRESS`: address of the invoice; unchanged if absent
/// @param shippingMethodId required by `SET_SHIPPING`: a method that is available at the address
/// @param shippingPrice `SET_SHIPPING`: price of the shipping as the buyer sees it, in the currency of the order;
///     defaults to the price of the method. Needs the permission `prices:override`
/// @param customItem required by `ADD_CUSTOM_ITEM`
@Schema(name = "OrderEditAction", example = """
                {"type": "ADD_ITEM", "variantId": "var_01kdvdna00exn8zxzwa6j1tvt6", "quantity": 1}""")
public record EditAction(
        @NotNull Type type,
        @Nullable OrderLineId itemId,
        @Nullable VariantId variantId,
        @Nullable @Min(0) @Max(SellableVariant.MAX_UNITS) Integer quantity,
        @Nullable Money unitPrice,

        @Nullable @Size(min = 1, max = 500) @NoCardNumber @Schema(example = "Matched the price of the catalogue.")
        String priceReason,

        @Nullable ShippingGroupId shippingGroupId,
        @Nullable @Valid Address shippingAddress,
        @Nullable @Valid Address billingAddress,
        @Nullable ShippingMethodId shippingMethodId,
        @Nullable Money shippingPrice,
        @Nullable @Valid CustomItem customItem) {

    /// A change of items.
    public EditAction(
            Type type,
            @Nullable OrderLineId itemId,
            @Nullable VariantId variantId,
            @Nullable Integer quantity,
            @Nullable Money unitPrice,
            @Nullable String priceReason,
            @Nullable ShippingGroupId shippingGroupId) {
        this(type, itemId, variantId, quantity, unitPrice, priceReason, shippingGroupId, null, null, null, null, null);
    }

    /// An item that is not in the catalogue, such as a service.
    ///
    /// @param title what the buyer sees
    /// @param sku of the shop or of another system; need not exist in the catalogue
    /// @param taxCategory code of a tax category; `standard` if absent
    /// @param shippable whether it is shipped or collected; false if absent
    /// @param weightGrams weight of a unit that is shipped; 0 if absent
    @Schema(name = "OrderEditCustomItem")
    public record CustomItem(
            @NotBlank @Size(max = 200) @NoCardNumber @Schema(example = "Assembly at home")
            String title,

            @Nullable @Size(min = 1, max = 64) @NoCardNumber @Schema(example = "SERVICE-1")
            String sku,

            @Nullable @Size(min = 1, max = 40) @Schema(example = "standard")
            String taxCategory,

            @Nullable Boolean shippable,

            @Nullable @Min(0) @Max(10_000_000) @Schema(example = "0")
            Long weightGrams) {

        SellableVariant sold() {
            return SellableVariant.custom(
                    VariantId.next(),
                    sku == null ? "" : sku.strip(),
                    title.strip(),
                    taxCategory == null ? "standard" : taxCategory,
                    isShippable(),
                    weightGrams == null ? 0 : weightGrams);
        }

        boolean isShippable() {
            return Boolean.TRUE.equals(shippable);
        }

        boolean hasWeight() {
            return weightGrams != null && weightGrams > 0;
        }
    }

    /// Returns whether staff enter a price.
    boolean overridesPrice() {
        return unitPrice != null || shippingPrice != null;
    }

    /// The type of a change.
    @Schema(name = "OrderEditActionType")
    public enum Type {
        /// Adds units of a variant as a new item.
        ADD_ITEM,
        /// Adds units of something that is not in the catalogue, as a new item.
        ADD_CUSTOM_ITEM,
        /// Changes how many units an item has. More units become a new item with the price and taxes of the
        /// item.
        SET_QUANTITY,
        /// Moves units to a new item with another price.
        SET_PRICE,
        /// Changes the shipping address, the billing address or both, before the first shipment. Where the
        /// taxes differ, all items become new items with the taxes of the new address.
        SET_ADDRESS,
        /// Replaces the shipping method, or its price, before the first shipment.
        SET_SHIPPING
    }
}
