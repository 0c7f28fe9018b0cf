package dev.kontor.order;

import dev.kontor.catalog.ProductId;
import dev.kontor.identity.CustomerId;

/// Checks what customers have bought.
public interface Purchases {

    /// Returns whether the customer has a placed, not canceled order with a variant of the product. Runs one SQL
    /// statement.
    boolean bought(CustomerId customer, ProductId product);
}
