package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// An order was called off.
///
/// @param total what was to be paid until then: without units that were called off before
@Schema(description = "An order was called off.")
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
