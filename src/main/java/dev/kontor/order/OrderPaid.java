package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// An order is paid in full.
///
/// @param total the amount due, without canceled units
@Schema(description = "An order is paid in full.")
public record OrderPaid(OrderId orderId, String orderNumber, String email, String locale, Money total)
        implements Event {

    @Override
    public String type() {
        return "order.paid";
    }

    @Override
    public OrderId subject() {
        return orderId;
    }
}
