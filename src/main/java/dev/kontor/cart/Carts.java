package dev.kontor.cart;

import dev.kontor.identity.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Carts, as the checkout uses them. Orders and payments are known by the values of their ids.
public interface Carts {

    /// Locks the cart until the end of the caller's transaction and calculates it anew, with current prices.
    /// Stock is not looked at: holding it tells.
    ///
    /// @param token of a guest's cart
    /// @throws dev.kontor.shared.problem.NotFoundException if there is none, or it is neither the actor's nor
    ///     the token's
    CheckoutCart lock(CartId id, Actor actor, @Nullable String token);

    /// Without a lock, and with a look at the stock.
    CheckoutCart find(CartId id, Actor actor, @Nullable String token);

    /// Marks the cart as under way to an order, in the caller's transaction: it cannot be changed until it is
    /// thawed.
    ///
    /// @param lease how long whoever froze it works on it undisturbed
    void freeze(CartId id, UUID orderId, UUID paymentId, Duration lease);

    /// Takes the lease of a frozen cart, or ends it with a duration of zero.
    void lease(CartId id, UUID orderId, Duration lease);

    /// The checkout with that payment was given up: the cart can be changed again.
    ///
    /// @return the order that it was under way to; empty if it was not under way with that payment, and nothing
    ///     changes
    Optional<UUID> thaw(CartId id, UUID paymentId);

    /// The cart became the order that it was under way to with that payment; it changes no more.
    Completion complete(CartId id, UUID paymentId);

    /// Leases carts that have been frozen for longer than that and that nobody works on, the oldest first; each
    /// to one caller. By the time of the database.
    List<Frozen> leaseOverdue(Duration age, Duration lease, int limit);

    /// A cart under way to an order.
    record Frozen(CartId id, UUID orderId, UUID paymentId) {}

    /// What has become of the attempt to complete a cart.
    enum Completion {
        COMPLETED,
        /// The cart was not under way with that payment; nothing was changed.
        NOT_WAITING,
        /// There is no such cart.
        NO_CART
    }
}
