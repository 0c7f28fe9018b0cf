package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some units of an order were canceled; the rest of the order continues.
///
/// @param total price of the units with tax, by which the amount due drops or which is refunded
/// @param reason shown to the buyer
/// @param shipping the share of `total` for shipping groups that are no longer shipped
/// @param editId the edit that canceled them; absent if none did
public record OrderUnitsCanceled(
        OrderId orderId,
        String orderNumber,
        String email,
        String locale,
        Money total,
        String reason,
        List<CanceledItem> items,
        @Nullable Money shipping,

        @Nullable @Schema(example = "oed_01h455vb4pex5vsknk084sn02q")
        String editId)
        implements Event {

    /// @param sku empty for a custom line without one
    /// @param title product and variant
    /// @param quantity canceled units
    public record CanceledItem(String sku, String title, int quantity, Money gross) {}
}
