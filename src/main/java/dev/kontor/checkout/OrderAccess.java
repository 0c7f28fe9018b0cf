package dev.kontor.checkout;

import dev.kontor.order.OrderId;

/// How guests access their orders.
public interface OrderAccess {

    /// The token of a guest's order, for the header `X-Order-Token`. It is not valid for orders of customers
    /// with an account.
    String token(OrderId id);
}
