package dev.kontor.cart;

import dev.kontor.identity.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Carts, as the checkout uses them.
public interface Carts {

    /// Locks the cart until the end of the caller's transaction and calculates it anew, with current prices.
    ///
    /// @param token of a guest's cart
    /// @throws dev.kontor.shared.problem.NotFoundException if there is none, or it is neither the actor's nor
    ///     the token's
    CheckoutCart lock(CartId id, Actor actor, @Nullable String token);

    /// Without a lock.
    CheckoutCart find(CartId id, Actor actor, @Nullable String token);

    /// Marks the cart as under way to an order, in the caller's transaction: it cannot be changed until it is
    /// thawed.
    void freeze(CartId id);

    /// The checkout was given up: the cart can be changed again.
    void thaw(CartId id);

    /// The cart became that order; it never changes again.
    ///
    /// @param orderId value of the order's id
    void complete(CartId id, UUID orderId);
}
