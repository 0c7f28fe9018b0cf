package dev.kontor.cart;

import dev.kontor.identity.Actor;
import dev.kontor.inventory.NextHold;
import dev.kontor.shared.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Carts, for the checkout. Orders and payments are known by the values of their ids.
public interface Carts {

    /// Locks the cart until the end of the caller's transaction and prices it again. Does not check stock: the
    /// reservation does.
    ///
    /// @param token of a guest's cart
    /// @throws dev.kontor.shared.problem.NotFoundException if the cart does not exist or belongs neither to the
    ///     actor nor to the token
    CheckoutCart lock(CartId id, Actor actor, @Nullable String token);

    /// Prices the cart without a lock, and checks stock.
    CheckoutCart find(CartId id, Actor actor, @Nullable String token);

    /// Prices the cart, without a lock or a quote, as if the buyer had selected that payment method.
    Money totalWith(CartId id, Actor actor, @Nullable String token, String paymentMethod);

    /// Ends the discounts of a price quote because one of them has no use left. The quoted prices stay, and current
    /// promotions apply.
    void endQuotedPromotions(CartId id);

    /// Freezes the cart for a checkout attempt, in the caller's transaction. It cannot be changed until it is
    /// thawed. The transaction does not wait for the disk when it commits, so another one must commit before the
    /// caller calls a provider or responds.
    ///
    /// @param agreed price of the order; the cart shows these prices from now on, even after they have changed
    /// @param lease how long no other worker takes over the attempt
    /// @throws org.springframework.dao.PessimisticLockingFailureException if taxes or shipping changed meanwhile;
    ///     the caller can repeat the transaction
    void freeze(CartId id, UUID orderId, UUID paymentId, AgreedPrices agreed, Duration lease);

    /// Takes the lease of a frozen cart; a duration of zero ends it.
    void lease(CartId id, UUID orderId, Duration lease);

    /// Thaws the cart after the checkout attempt with that payment was abandoned.
    ///
    /// @return empty if the cart was not frozen for that payment, in which case nothing changes
    Optional<Thawed> thaw(CartId id, UUID paymentId);

    /// Removes the hold of a thawed draft order whose stock the order no longer held.
    void endHold(CartId id);

    /// Completes the cart after the attempt with that payment became an order.
    Completion complete(CartId id, UUID paymentId);

    /// Leases carts that have been frozen for longer than the given time and that nobody processes, the oldest
    /// first. Each cart is leased to one caller, by the clock of the database.
    List<Frozen> leaseOverdue(Duration age, Duration lease, int limit);

    /// The prices, discounts and total of a cart at the time of the order. Other modules only pass them on.
    interface AgreedPrices {}

    /// A cart that was frozen.
    ///
    /// @param orderId the order of the attempt
    /// @param hold what holds the stock of the order from now on, as the draft did before; absent for carts
    ///     without a hold
    record Thawed(UUID orderId, @Nullable NextHold hold) {}

    /// A frozen cart.
    record Frozen(CartId id, UUID orderId, UUID paymentId) {}

    /// The result of completing a cart.
    enum Completion {
        COMPLETED,
        /// The cart was not frozen for that payment; nothing changed.
        NOT_WAITING,
        /// The cart does not exist.
        NO_CART
    }
}
