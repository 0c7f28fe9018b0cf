package dev.kontor.cart;

import dev.kontor.identity.Actor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what was bought with past orders. The checkout implements it, because orders belong to a higher
/// module.
public interface PastPurchases {

    /// Finds the purchase if the order belongs to the actor or the token grants access. Runs one SQL
    /// statement.
    Optional<PastPurchase> findOwn(OrderReference id, Actor actor, @Nullable String token);

    /// Finds the purchase of any order, for staff. Runs one SQL statement.
    Optional<PastPurchase> find(OrderReference id);
}
