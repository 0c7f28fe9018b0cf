package dev.kontor.checkout;

import dev.kontor.cart.CartAlreadyCompleted;
import dev.kontor.cart.CartId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.Carts;
import dev.kontor.cart.CheckoutCart;
import dev.kontor.catalog.VariantId;
import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.Inventory;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderSnapshot;
import dev.kontor.order.Orders;
import dev.kontor.payment.PaymentId;
import dev.kontor.promotion.PromotionBuyer;
import dev.kontor.promotion.Promotions;
import dev.kontor.promotion.PromotionsUnavailable;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.security.Caller;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.idempotency.IdempotencyKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Runs the first transaction of a checkout: claims the key, locks and recalculates the cart, places the
/// order and reserves the contended stock last. If an earlier attempt did so, it resumes that attempt.
@Component
class CheckoutPlacement {

    private final IdempotencyKeys keys;
    private final Carts carts;
    private final OrderPayments payments;
    private final Orders orders;
    private final Inventory inventory;
    private final Promotions promotions;
    private final OrderTokens tokens;
    private final CheckoutProperties properties;

    CheckoutPlacement(
            IdempotencyKeys keys,
            Carts carts,
            OrderPayments payments,
            Orders orders,
            Inventory inventory,
            Promotions promotions,
            OrderTokens tokens,
            CheckoutProperties properties) {
        this.keys = keys;
        this.carts = carts;
        this.payments = payments;
        this.orders = orders;
        this.inventory = inventory;
        this.promotions = promotions;
        this.tokens = tokens;
        this.properties = properties;
    }

    /// An order whose checkout is in progress.
    ///
    /// @param placed the order, if this transaction placed it and it needs shipping; an order without
    ///     shipping is completed as soon as it is paid
    record StartedCheckout(
            CartId cartId,
            UUID orderId,
            UUID paymentId,
            @Nullable OrderSnapshot placed) {}

    /// Starts or resumes a checkout in the caller's transaction.
    StartedCheckout begin(
            CartId id, Actor actor, @Nullable String token, IdempotencyKey key, CompletionRequest request) {
        boolean resumed = keys.claim(key, properties.lease());
        var cart = carts.lock(id, actor, token);
        return switch (cart.status()) {
            case ACTIVE -> place(cart, actor, token, request, resumed);
            case FROZEN -> resume(cart, request);
            case COMPLETED -> finished(cart, resumed);
        };
    }

    private StartedCheckout place(
            CheckoutCart cart, Actor actor, @Nullable String token, CompletionRequest request, boolean resumed) {
        if (!cart.ownProblems().isEmpty()) {
            throw new CartNotReady(cart.ownProblems());
        }
        cart.requireTaxed();
        requireAgreed(cart, request);
        var customer = cart.customerId() == null ? actor.customerId().orElse(null) : cart.customerId();
        var payment = payments.of(cart, customer, request, resumed);
        PaymentMethodMismatch.check(cart, payment, method -> carts.totalWith(cart.id(), actor, token, method));
        if (!payment.amount().equals(cart.totals().total())) {
            payment = payments.adjusted(payment, cart, request);
        }
        var orderId = OrderId.next();
        boolean guest = customer == null;
        carts.freeze(cart.id(), orderId.value(), payment.id().value(), cart.agreed(), properties.lease(payment));
        var placed = orders.place(NewOrders.of(orderId, cart, actor, payment, guest ? tokens.hash(orderId) : null));
        claimPromotions(orderId, cart, actor);
        payments.spendGiftCards(cart, payment);
        var quantities = new TreeMap<VariantId, Integer>((a, b) -> a.value().compareTo(b.value()));
        cart.lines().stream()
                .map(line -> line.variant().units(line.quantity()))
                .forEach(units -> units.forEach((variant, count) -> quantities.merge(variant, count, Math::addExact)));
        inventory.replace(cart.draft() == null ? null : cart.draft().hold(), claim(orderId, cart, actor, quantities));
        boolean shipped = cart.groups().stream().anyMatch(CheckoutCart.Group::isShipped);
        return new StartedCheckout(cart.id(), orderId.value(), payment.id().value(), shipped ? placed : null);
    }

    /// Claims the uses for the buyer with whom the cart was priced. For a customer who completes a cart of a guest,
    /// they count without a limit: the cart did not know the customer.
    private void claimPromotions(OrderId orderId, CheckoutCart cart, Actor actor) {
        try {
            promotions.claim(
                    orderId.value(),
                    new PromotionBuyer(cart.customerId(), cart.email(), Set.of()),
                    cart.totals().total(),
                    cart.promotions());
        } catch (PromotionsUnavailable _) {
            throw new LostPromotions(cart.totals().total());
        }
        if (cart.customerId() == null && !cart.promotions().isEmpty()) {
            actor.customerId().ifPresent(customer -> promotions.assign(List.of(orderId.value()), customer));
        }
    }

    /// A promotion of the cart ended, or its last use was claimed, after the cart was priced.
    static final class LostPromotions extends RuntimeException {

        private final transient Money total;

        private LostPromotions(Money total) {
            super("a promotion is no longer available", null, false, false);
            this.total = total;
        }
    }

    /// Prices the cart again after its promotions were lost, also those of a quote.
    ///
    /// @throws TotalChanged unless other promotions make up for them
    void requireSameTotal(LostPromotions lost, CartId id, Actor actor, @Nullable String token) {
        promotions.refresh();
        carts.endQuotedPromotions(id);
        var cart = carts.find(id, actor, token);
        if (!cart.totals().total().equals(lost.total)) {
            throw TotalChanged.since(lost.total, cart);
        }
    }

    /// Checks that the total equals the buyer's `expectedTotal` or, without it, the total of the price quote.
    private static void requireAgreed(CheckoutCart cart, CompletionRequest request) {
        var promise = cart.quote();
        var agreed =
                request.expectedTotal() != null ? request.expectedTotal() : promise == null ? null : promise.total();
        if (agreed != null && !agreed.equals(cart.totals().total())) {
            throw TotalChanged.since(agreed, cart);
        }
    }

    private Claim claim(OrderId order, CheckoutCart cart, Actor actor, Map<VariantId, Integer> quantities) {
        // With several addresses, the first one decides which location is nearest.
        var address = cart.groups().stream()
                .filter(CheckoutCart.Group::isShipped)
                .findFirst()
                .map(CheckoutCart.Group::shippingAddress)
                .orElse(cart.shippingAddress());
        return new Claim(
                order.value(),
                quantities,
                properties.holdTtl(),
                address == null ? null : address.country(),
                actor.customerId().map(CustomerId::text).orElse(null),
                Caller.current().network(),
                pickup(cart));
    }

    /// The units that come from the pickup point, if the buyer collects the order.
    private static Claim.@Nullable Pickup pickup(CheckoutCart cart) {
        return cart.groups().stream()
                .flatMap(group -> group.pickup().stream())
                .findFirst()
                .map(place -> new Claim.Pickup(
                        place.locationId(),
                        cart.lines().stream()
                                .flatMap(line -> line.variant().shippedUnits(1).keySet().stream())
                                .collect(Collectors.toSet())))
                .orElse(null);
    }

    private StartedCheckout resume(CheckoutCart cart, CompletionRequest request) {
        var attempt = cart.attempt();
        if (attempt == null) {
            throw new IllegalStateException(
                    "a frozen cart without checkout attempt: " + cart.id().text());
        }
        var payment = payments.find(new PaymentId(attempt.paymentId()));
        if (request.paymentId() != null && !OrderPayments.names(request.paymentId(), payment)) {
            throw NotFoundException.of("payment", request.paymentId());
        }
        if (attempt.attended()) {
            throw PaymentRefusals.inProgress();
        }
        carts.lease(cart.id(), attempt.orderId(), properties.lease(payment));
        return new StartedCheckout(cart.id(), attempt.orderId(), attempt.paymentId(), null);
    }

    /// Returns the order to a retry of the same request; other requests learn that there is an order.
    private StartedCheckout finished(CheckoutCart cart, boolean resumed) {
        var orderId = cart.orderId();
        if (cart.status() != CartStatus.COMPLETED || orderId == null) {
            throw new IllegalStateException(
                    "a completed cart without an order: " + cart.id().text());
        }
        var payment = payments.all(cart).stream()
                .filter(candidate -> candidate.status().isGood())
                .findFirst();
        if (!resumed || payment.isEmpty()) {
            throw new CartAlreadyCompleted(orderId);
        }
        return new StartedCheckout(cart.id(), orderId, payment.get().id().value(), null);
    }

    /// Ends the lease in a separate transaction, so that the next request can continue at once.
    void releaseLease(CartId cart, UUID orderId) {
        carts.lease(cart, orderId, Duration.ZERO);
    }
}
