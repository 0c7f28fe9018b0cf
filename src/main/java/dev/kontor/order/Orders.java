package dev.kontor.order;

import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.inventory.NextHold;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.crypto.KeyedHash;
import dev.kontor.shared.crypto.LastingKeys;
import dev.kontor.shared.money.Money;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Orders for the checkout and for observers of other modules.
public interface Orders {

    /// Writes the order, its first timeline entry and its tax document in the caller's transaction, with
    /// at most four SQL statements for any number of lines. The order stays `PENDING_PAYMENT`, and the
    /// buyer does not see it as placed, until its payment is authorized or promised.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException `cart-already-completed` if the cart has an order
    ///     that did not fail
    OrderSnapshot place(NewOrder order);

    /// Checks before an order is placed that the buyer may owe the amount in addition. Other purchases on
    /// account of the customer wait until the caller's transaction ends.
    ///
    /// @param customer absent for a guest
    /// @throws dev.kontor.shared.problem.ConflictException `credit-limit` if it would be too much
    void requireCredit(@Nullable CustomerId customer, Money amount);

    /// Finds the order of a cart that did not fail.
    Optional<OrderSnapshot> ofCart(UUID cartId);

    Optional<OrderSnapshot> find(OrderId id);

    /// Finds the order if it belongs to the actor or the token grants access; other orders are not found.
    Optional<OrderSnapshot> findOwn(OrderId id, Actor actor, @Nullable String token);

    /// Finds the order of a payment: the one that did not fail, otherwise the last failed one.
    Optional<OrderSnapshot> ofPayment(PaymentId id);

    Optional<OrderedGoods> goods(OrderId id);

    /// Finds the goods of several orders with one statement.
    List<OrderedGoods> goods(Collection<OrderId> ids);

    /// Marks an order whose payment failed as `FAILED` and releases its stock, in the caller's
    /// transaction. Does nothing if the order is not `PENDING_PAYMENT`.
    ///
    /// @param hold what holds the stock of the order from now on; absent if nothing does
    /// @return whether that holds it
    boolean fail(OrderId id, PaymentId paymentId, String reason, @Nullable NextHold hold);

    /// Returns the token that lets a guest read the order. It is derived from the id and a key of the shop,
    /// so that it can be repeated although only its hash is stored.
    static String token(OrderId id, LastingKeys keys) {
        return KeyedHash.token(new KeyedHash(keys, "order-access").of(id.text()));
    }
}
