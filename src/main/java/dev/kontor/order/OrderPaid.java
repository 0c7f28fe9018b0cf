package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// An order is paid in full.
///
/// @param total the amount due, without canceled units
/// @param again whether it was paid in full before, and an edit raised the total; absent if not
public record OrderPaid(
        OrderId orderId,
        String orderNumber,
        String email,
        String locale,
        Money total,
        @Nullable Boolean again) implements Event {}
