package dev.kontor.payment.offer;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// Knows what customers owe. Implemented by the module of the orders.
public interface CreditCheck {

    /// Returns whether the buyer may owe the amount in addition.
    ///
    /// @param customer absent for a guest
    boolean allows(@Nullable CustomerId customer, Money amount);
}
