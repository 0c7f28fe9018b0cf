package dev.kontor.order.edit;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Staff changed the items, quantities, prices, addresses or shipping of a placed order.
///
/// Canceled units are reported by `order.units_canceled` as well, with the same `editId`, and changed addresses by
/// `order.updated`. If the taxes of the new address differ, all items are removed and added.
///
/// @param edit number of the edit, counted for each order
/// @param text the reason, shown to the buyer
/// @param items units that were added; negative quantities and amounts were removed
/// @param shipping by which the price of the shipping changed, with tax; absent if it did not
/// @param fields names of other changed fields of the order, such as `shippingAddress`; absent if there are none
/// @param totalBefore total of the order less canceled units and shipping
/// @param total the same after the edit
/// @param toPay what the buyer has to pay in addition; absent if nothing
/// @param toRefund what is refunded; absent if nothing
public record OrderEdited(
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        OrderEditId editId,
        int edit,
        String email,
        String locale,
        String text,
        List<Item> items,
        @Nullable Money shipping,
        @Nullable @Schema(example = "[\"shippingAddress\"]") List<String> fields,
        Money totalBefore,
        Money total,
        @Nullable Money toPay,
        @Nullable Money toRefund)
        implements Event {

    /// @param title product and variant
    @Schema(name = "EditedItem")
    public record Item(String sku, String title, int quantity, Money gross) {}
}
