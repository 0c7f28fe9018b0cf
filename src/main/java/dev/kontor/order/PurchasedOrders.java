package dev.kontor.order;

import dev.kontor.identity.Actor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what was bought with an order. Each method runs one SQL statement.
public interface PurchasedOrders {

    /// Finds the order if it belongs to the actor or the token grants access.
    Optional<PurchasedOrder> findOwn(OrderId id, Actor actor, @Nullable String token);

    Optional<PurchasedOrder> find(OrderId id);
}
