package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import java.util.Optional;

/// Finds customers by their orders. Implemented by the module that has the orders.
public interface CustomerOrders {

    /// The customer of the order with this number, in upper or lower case; absent for orders of guests. Runs one SQL
    /// statement.
    Optional<CustomerId> customerOf(String orderNumber);
}
