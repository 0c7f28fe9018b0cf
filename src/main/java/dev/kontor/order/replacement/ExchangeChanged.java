package dev.kontor.order.replacement;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An exchange was confirmed, settled or canceled: `exchange.confirmed`, `exchange.settled`,
/// `exchange.canceled`.
///
/// @param orderId the order with the replacements
/// @param exchangedOrderId the order whose units are returned
/// @param items the replacements
/// @param value value of the returned units
/// @param total price of the replacements with tax
/// @param toPay amount that the buyer pays in addition to the value; absent if nothing
/// @param toRefund refunded part of the value; absent if nothing
public record ExchangeChanged(
        ExchangeId exchangeId,
        OrderId orderId,
        @Schema(example = "K-100002") String orderNumber,
        OrderId exchangedOrderId,
        @Schema(example = "K-100001") String exchangedOrderNumber,
        ReturnId returnId,
        @Schema(example = "K-100001-R1") String returnNumber,
        String email,
        String locale,
        Change change,
        List<Item> items,
        Money value,
        Money total,
        @Nullable Money toPay,
        @Nullable Money toRefund)
        implements Event {

    /// @param sku empty for a custom line without one
    /// @param title product and variant
    @Schema(name = "ExchangedItem")
    public record Item(String sku, String title, int quantity, Money gross) {}

    /// The kind of change.
    @Schema(name = "ExchangeChange")
    public enum Change {
        CONFIRMED,
        SETTLED,
        CANCELED
    }

    @Override
    public String type() {
        return "exchange." + change.name().toLowerCase(Locale.ROOT);
    }
}
