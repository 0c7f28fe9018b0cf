package dev.kontor.order;

import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order was placed: its payment is authorized, paid or promised.
///
/// @param channel code of the sales channel
/// @param replaces the order whose returned or claimed units this order replaces; absent for other orders
public record OrderPlaced(
        OrderId orderId,
        String orderNumber,
        String email,
        String locale,
        Money total,
        String paymentMethod,
        @Schema(example = "default") String channel,
        @Nullable String customerId,
        List<PlacedItem> items,
        @Nullable OrderId replaces)
        implements Event {

    /// Returns the event of an order that replaces units of another one.
    public OrderPlaced replacing(OrderId other) {
        return new OrderPlaced(
                orderId, orderNumber, email, locale, total, paymentMethod, channel, customerId, items, other);
    }

    /// @param sku empty for a custom line without one
    /// @param title product and variant
    /// @param inputs the buyer's inputs for each unit; absent if there are none
    /// @param parts the parts of one unit; absent unless the line is a bundle
    public record PlacedItem(
            String sku,
            String title,
            int quantity,
            Money gross,
            @Nullable List<EnteredInput> inputs,
            @Nullable List<PlacedPart> parts) {}

    /// @param title product and variant
    /// @param quantity units in one bundle
    public record PlacedPart(String sku, String title, int quantity) {}
}
