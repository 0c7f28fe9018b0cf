package dev.kontor.order;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order as other modules see it.
///
/// @param number the order number that people use
/// @param hasAccessToken whether a token opens the order, because a guest placed it; it may have a customer by now
public record OrderSnapshot(
        OrderId id,
        String number,
        UUID cartId,
        @Nullable CustomerId customerId,
        boolean hasAccessToken,
        OrderStatus status,
        OrderPaymentStatus paymentStatus,
        FulfillmentStatus fulfillmentStatus,
        Money total,
        long version) {}
