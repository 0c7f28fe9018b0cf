package dev.kontor.order.edit;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Staff changed the items, quantities or prices of a placed order.
///
/// Canceled units are reported by `order.units_canceled` as well, with the same `editId`.
///
/// @param edit number of the edit, counted for each order
/// @param text the reason, shown to the buyer
/// @param items units that were added; negative quantities and amounts were removed
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
        Money totalBefore,
        Money total,
        @Nullable Money toPay,
        @Nullable Money toRefund)
        implements Event {

    /// @param title product and variant
    @Schema(name = "EditedItem")
    public record Item(String sku, String title, int quantity, Money gross) {}
}
