package dev.kontor.checkout;

import dev.kontor.order.OrderId;

/// Grants guests access to their orders.
public interface OrderAccess {

    /// Returns the token of a guest's order for the header `X-Order-Token`. It does not open orders of customers with
    /// an account.
    String token(OrderId id);
}
