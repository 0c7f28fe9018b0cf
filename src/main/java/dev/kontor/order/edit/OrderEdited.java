package dev.kontor.order.edit;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Staff changed the items, quantities, prices, addresses or shipping of a placed order.
///
/// Canceled units are reported by `order.units_canceled` as well, with the same `editId`, and changed addresses by
/// `order.updated`. If the taxes of the new address differ, the items become new items with other ids: they are in
/// `retaxed`, and reported as canceled units as well.
///
/// @param edit number of the edit, counted for each order
/// @param text the reason, shown to the buyer
/// @param items units that were added; removed ones have negative quantities and amounts
/// @param retaxed units that stay with other taxes; absent if no taxes change
/// @param taxes the change of each tax, with that of shipping
/// @param replacedShipping shipping with another method, price or tax; absent if unchanged
/// @param shipping the change of the price of shipping, with tax; absent if it did not change
/// @param fields names of other changed fields of the order, such as `shippingAddress`; absent if there are none
/// @param totalBefore total of the order less canceled units and shipping
/// @param total the same after the edit
/// @param toPay the amount that the buyer has to pay in addition; absent if nothing
/// @param toRefund the amount that is refunded; absent if nothing
public record OrderEdited(
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        OrderEditId editId,
        int edit,
        String email,
        String locale,
        String text,
        List<Item> items,
        @Nullable List<RetaxedItem> retaxed,
        List<Tax> taxes,
        @Nullable List<ReplacedShipping> replacedShipping,
        @Nullable Money shipping,
        @Nullable @Schema(example = "[\"shippingAddress\"]") List<String> fields,
        Money totalBefore,
        Money total,
        @Nullable Money toPay,
        @Nullable Money toRefund)
        implements Event {

    /// @param sku empty for a custom line without one
    /// @param title product and variant
    /// @param shippingGroupId absent if the order is not split
    @Schema(name = "EditedItem")
    public record Item(
            String sku,
            String title,
            int quantity,
            Money gross,
            @Nullable ShippingGroupId shippingGroupId) {}

    /// @param sku empty for a custom line without one
    /// @param title product and variant
    /// @param grossBefore price of the units with the former taxes
    /// @param shippingGroupId absent if the order is not split
    @Schema(name = "EditedItemTaxes")
    public record RetaxedItem(
            String sku,
            String title,
            int quantity,
            Money grossBefore,
            Money gross,
            @Nullable ShippingGroupId shippingGroupId) {}

    /// @param nameBefore the former shipping method, as the buyer saw it
    /// @param grossBefore its price with tax
    /// @param shippingGroupId absent if the order is not split
    @Schema(name = "EditedShipping")
    public record ReplacedShipping(
            @Schema(example = "Standard") String nameBefore,
            Money grossBefore,
            @Schema(example = "Express") String name,
            Money gross,
            @Nullable ShippingGroupId shippingGroupId) {}

    /// @param jurisdiction absent for the tax of a whole zone
    /// @param tax the change; negative if the tax drops
    @Schema(name = "EditedTax")
    public record Tax(
            @Schema(example = "VAT") String name,
            @Nullable String jurisdiction,
            @Schema(example = "0.19") BigDecimal rate,
            Money tax) {}
}
