package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// An order was canceled.
///
/// @param total the amount due before the cancellation, without units canceled earlier
@Schema(description = "An order was canceled.")
public record OrderCanceled(
        OrderId orderId, String orderNumber, String email, String locale, Money total, String reason) implements Event {

    @Override
    public String type() {
        return "order.canceled";
    }

    @Override
    public OrderId subject() {
        return orderId;
    }
}
