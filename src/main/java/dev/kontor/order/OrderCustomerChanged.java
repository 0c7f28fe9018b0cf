package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;
import org.jspecify.annotations.Nullable;

/// An order now belongs to another account: a guest verified the e-mail address of the order, or staff merged two
/// customers.
///
/// @param previousCustomerId absent if it was the order of a guest
public record OrderCustomerChanged(
        OrderId orderId,
        String orderNumber,
        CustomerId customerId,
        @Nullable CustomerId previousCustomerId) implements Event {}
