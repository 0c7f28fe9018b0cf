package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;

/// An order is paid in full.
///
/// @param total the amount due, without canceled units
public record OrderPaid(OrderId orderId, String orderNumber, String email, String locale, Money total)
        implements Event {}
