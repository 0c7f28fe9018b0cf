package dev.kontor.checkout;

import dev.kontor.order.OrderId;

/// How guests open their orders.
public interface OrderAccess {

    /// The token of a guest's order, for the header `X-Order-Token`. It opens no order of a customer with an account.
    String token(OrderId id);
}
