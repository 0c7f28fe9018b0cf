package dev.kontor.order;

import dev.kontor.catalog.ProductId;
import dev.kontor.identity.CustomerId;

/// Checks what customers have bought.
public interface Purchases {

    /// Returns whether the customer has a placed order with units of the product that were not canceled, and that
    /// were shipped, or whose money is paid or authorized: a transfer that is only promised costs nothing. Runs
    /// one SQL statement.
    boolean bought(CustomerId customer, ProductId product);
}
