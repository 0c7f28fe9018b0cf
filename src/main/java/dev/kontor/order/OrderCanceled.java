package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;

/// An order was canceled.
///
/// @param total the amount due before the cancellation, without units canceled earlier
public record OrderCanceled(
        OrderId orderId, String orderNumber, String email, String locale, Money total, String reason)
        implements Event {}
