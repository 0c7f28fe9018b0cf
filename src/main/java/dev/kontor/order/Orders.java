package dev.kontor.order;

import dev.kontor.identity.Actor;
import dev.kontor.payment.PaymentId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Orders, as the checkout and observers use them.
public interface Orders {

    /// Writes the order and its first timeline entry, in the caller's transaction: at most four SQL statements
    /// whatever the number of lines. It is `PENDING_PAYMENT` and not visible to the shopper as placed before
    /// its payment is good.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException `cart-already-completed` if the cart has a living
    ///     order
    OrderSnapshot place(NewOrder order);

    /// The living order of a cart: the one that did not fail.
    Optional<OrderSnapshot> ofCart(UUID cartId);

    Optional<OrderSnapshot> find(OrderId id);

    /// The order if it is the actor's, or the token opens it: whoever's it is else, it is not found.
    Optional<OrderSnapshot> findOwn(OrderId id, Actor actor, @Nullable String token);

    /// The order that is paid by that payment: the living one, else the last that failed.
    Optional<OrderSnapshot> ofPayment(PaymentId id);

    Optional<OrderedGoods> goods(OrderId id);

    /// The checkout gives an order up whose payment failed: `FAILED`, stock released. In the caller's
    /// transaction; does nothing to an order that is not `PENDING_PAYMENT`.
    void fail(OrderId id, PaymentId paymentId, String reason);
}
