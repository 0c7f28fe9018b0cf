package dev.kontor.order;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order as other modules see it.
///
/// @param number the order number that people use
public record OrderSnapshot(
        OrderId id,
        String number,
        UUID cartId,
        @Nullable CustomerId customerId,
        OrderStatus status,
        OrderPaymentStatus paymentStatus,
        FulfillmentStatus fulfillmentStatus,
        Money total,
        long version) {}
