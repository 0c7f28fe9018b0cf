package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some units of an order were called off; the rest of it goes on.
///
/// @param total what they cost, with tax: less is to be paid, or so much goes back
/// @param reason told to the buyer
/// @param shipping what of the total is the shipping of a part of the order of which nothing is sent any more
@Schema(description = "Some units of an order were called off; the rest of it goes on.")
public record OrderUnitsCanceled(
        OrderId orderId,
        String orderNumber,
        String email,
        String locale,
        Money total,
        String reason,
        List<CanceledLine> lines,
        @Nullable Money shipping)
        implements Event {

    @Override
    public String type() {
        return "order.units_canceled";
    }

    @Override
    public OrderId subject() {
        return orderId;
    }

    /// @param title product and variant
    /// @param quantity units that were called off
    public record CanceledLine(String sku, String title, int quantity, Money gross) {}
}
