package dev.kontor.order;

import dev.kontor.catalog.ProductId;
import dev.kontor.identity.CustomerId;

/// What customers bought.
public interface Purchases {

    /// Whether the customer has an order of a variant of the product that is placed and not canceled. One SQL
    /// statement.
    boolean bought(CustomerId customer, ProductId product);
}
