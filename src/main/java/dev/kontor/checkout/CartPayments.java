package dev.kontor.checkout;

import dev.kontor.cart.CartAlreadyCompleted;
import dev.kontor.cart.CartId;
import dev.kontor.cart.Carts;
import dev.kontor.cart.CheckoutCart;
import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.idempotency.IdempotencyKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/// Starts, confirms and abandons the payments of a cart. Their amounts never exceed the total of the cart.
@Service
class CartPayments {

    private static final int MAX_PARTS = 5;

    private final Carts carts;
    private final Payments payments;
    private final IdempotencyKeys keys;
    private final CheckoutTransactions transactions;
    private final CheckoutProcess process;
    private final CheckoutProperties properties;
    private final GiftCardPayments giftCards;

    CartPayments(
            Carts carts,
            Payments payments,
            IdempotencyKeys keys,
            CheckoutTransactions transactions,
            CheckoutProcess process,
            CheckoutProperties properties,
            GiftCardPayments giftCards) {
        this.carts = carts;
        this.payments = payments;
        this.keys = keys;
        this.transactions = transactions;
        this.process = process;
        this.properties = properties;
        this.giftCards = giftCards;
    }

    /// @param order the resulting order if the payment succeeded
    record Confirmation(PaymentSnapshot payment, Optional<CheckoutProcess.Outcome> order) {}

    /// Creates a payment of the open amount or of a part of it. If no amount is open, cancels earlier unsent
    /// payments and replaces them.
    ///
    /// @param response that is stored with the key, in the same transaction
    ResponseEntity<CheckoutPayment> start(
            CartId id,
            Actor actor,
            @Nullable String token,
            IdempotencyKey key,
            StartPayment request,
            Function<PaymentSnapshot, ResponseEntity<CheckoutPayment>> response) {
        return transactions.run(() -> {
            var started = response.apply(start(id, actor, token, request));
            keys.finish(key, started);
            return started;
        });
    }

    private PaymentSnapshot start(CartId id, Actor actor, @Nullable String token, StartPayment request) {
        var payable = payable(id, actor, token);
        var cart = payable.cart();
        PaymentMethodMismatch.check(cart, request.method(), method -> carts.totalWith(id, actor, token, method));
        var unsent = payable.started().stream()
                .filter(payment -> payment.status() == PaymentStatus.CREATED)
                .findFirst();
        var continued = unsent.filter(before -> isContinued(cart, before));
        requireOffered(cart, request, continued.orElse(null));
        if (continued.isPresent()) {
            return create(cart, request, continued.get());
        }
        unsent.ifPresent(before -> payments.abandon(before.id()));
        return create(cart, request, giftCards.create(cart));
    }

    /// Whether another payment can pay what these started payments leave open.
    static boolean isContinued(CheckoutCart cart, PaymentSnapshot before) {
        return before.status() == PaymentStatus.CREATED
                && PaymentMethodMismatch.matches(cart, before)
                && GiftCardPayments.matches(cart, before)
                && before.isPartial()
                && before.amount().isLessThan(cart.totals().total());
    }

    /// Returns what the buyer would owe if the next payment of the cart was one on account of all that is open.
    ///
    /// @param newest the newest payment of the cart, if there is one
    static Money debt(CheckoutCart cart, @Nullable PaymentSnapshot newest) {
        return newest != null && isContinued(cart, newest)
                ? cart.totals().total().minus(newest.amount()).plus(OrderPayments.onAccount(cart, newest))
                : cart.due();
    }

    private record Step(CheckoutCart cart, PaymentSnapshot payment) {}

    PaymentSnapshot find(CartId id, Actor actor, @Nullable String token, PaymentId paymentId) {
        carts.find(id, actor, token);
        return existing(id, paymentId);
    }

    /// Refreshes the state of the payment after the buyer's action and continues the checkout.
    Confirmation confirm(CartId id, Actor actor, @Nullable String token, IdempotencyKey key, PaymentId paymentId) {
        var step = transactions.run(() -> {
            keys.claim(key, properties.lease());
            var cart = carts.lock(id, actor, token);
            var payment = existing(id, paymentId);
            lease(cart, payment);
            return new Step(cart, payment);
        });
        var orderId = orderOf(step.cart(), step.payment());
        boolean leased = step.cart().attempt() != null;
        try {
            var payment =
                    isOpen(step.payment()) ? payments.refresh(step.payment().id()) : step.payment();
            if (payment.status().isFinalFailure()) {
                process.abandon(payment);
                throw payment.refusal();
            }
            if (orderId.isEmpty() || isOpen(payment)) {
                return new Confirmation(payment, Optional.empty());
            }
            var outcome = process.outcome(new OrderId(orderId.get()), payment);
            return new Confirmation(payment, Optional.of(outcome));
        } finally {
            if (leased && orderId.isPresent()) {
                process.releaseLease(id, orderId.get());
            }
        }
    }

    /// Cancels the payment at the provider, then fails the order that waited for it.
    void abandon(CartId id, Actor actor, @Nullable String token, PaymentId paymentId) {
        var step = transactions.run(() -> {
            var locked = carts.lock(id, actor, token);
            var payment = existing(id, paymentId);
            if (locked.orderId() != null) {
                throw new CartAlreadyCompleted(locked.orderId());
            }
            lease(locked, payment);
            return new Step(locked, payment);
        });
        try {
            var payment = payments.cancel(step.payment().id());
            if (!payment.status().isFinalFailure()) {
                throw new ConflictException(
                        ProblemCode.INVALID_STATE_TRANSITION,
                        Message.of("checkout.not-abandoned"),
                        Map.of("paymentStatus", payment.status()));
            }
            process.abandon(payment);
        } finally {
            orderOf(step.cart(), step.payment()).ifPresent(order -> process.releaseLease(id, order));
        }
    }

    /// Runs before earlier payments are canceled for the new one.
    ///
    /// @param before payments started earlier that the new one completes
    private void requireOffered(CheckoutCart cart, StartPayment request, @Nullable PaymentSnapshot before) {
        var method = request.method();
        var offered = payments.methodsFor(
                cart.customerId(), cart.due(), () -> debt(cart, request, before), cart.country(), cart.locale());
        if (offered.stream().noneMatch(each -> each.code().equals(method))) {
            throw RejectedException.at("/method", "refused", Message.of("payment.not-offered", "method", method));
        }
    }

    /// Returns what the buyer would owe with the payment.
    private static Money debt(CheckoutCart cart, StartPayment request, @Nullable PaymentSnapshot before) {
        var most = debt(cart, before);
        var wanted = request.amount();
        if (wanted == null || !wanted.currency().equals(most.currency()) || !wanted.isPositive()) {
            return most;
        }
        var debt = before == null ? wanted : wanted.plus(OrderPayments.onAccount(cart, before));
        return debt.min(most);
    }

    /// @param before payments started earlier for the same total
    private PaymentSnapshot create(CheckoutCart cart, StartPayment request, @Nullable PaymentSnapshot before) {
        var total = cart.totals().total();
        var open = before == null ? total : total.minus(before.amount());
        var wanted = request.amount();
        if (wanted != null && !(wanted.currency().equals(total.currency()) && wanted.isPositive())) {
            throw refused(Message.of("checkout.part-amount", "currency", total.currency()), Map.of("open", open));
        }
        if (before != null
                && before.parts().stream().filter(part -> !part.isStoredValue()).count() >= MAX_PARTS) {
            throw refused(Message.of("checkout.too-many-parts", "most", MAX_PARTS), Map.of("limit", MAX_PARTS));
        }
        boolean rest = wanted == null || !wanted.isLessThan(open);
        return payments.create(new NewPayment(
                cart.id().value(),
                request.method(),
                wanted == null || rest ? open : wanted,
                request.token(),
                before == null ? null : before.id(),
                rest));
    }

    private static RejectedException refused(Message detail, Map<String, Object> details) {
        return new RejectedException(
                ProblemCode.REJECTED, detail, details, List.of(FieldProblem.ofPointer("/amount", "refused", detail)));
    }

    /// A locked cart that can be paid.
    ///
    /// @param started all its payments so far
    private record Payable(CheckoutCart cart, List<PaymentSnapshot> started) {}

    private Payable payable(CartId id, Actor actor, @Nullable String token) {
        var cart = carts.lock(id, actor, token);
        switch (cart.status()) {
            case ACTIVE -> {}
            case FROZEN ->
                throw new ConflictException(
                        ProblemCode.INVALID_STATE_TRANSITION,
                        Message.of("checkout.payment-running"),
                        Map.of("cartStatus", "FROZEN"));
            case COMPLETED -> throw new CartAlreadyCompleted(cart.orderId());
        }
        if (!cart.ownProblems().isEmpty()) {
            throw new CartNotReady(cart.ownProblems());
        }
        cart.requireTaxed();
        if (cart.due().isZero()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    Message.of("checkout.nothing-to-pay"),
                    Map.of("total", cart.totals().total(), "amountDue", cart.due()));
        }
        var started = all(id);
        int parts = started.stream()
                .mapToInt(payment -> Math.max(1, payment.parts().size()))
                .sum();
        if (parts >= properties.maxPayments()) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    Message.of("checkout.too-many-payments"),
                    Map.of("limit", properties.maxPayments()));
        }
        return new Payable(cart, started);
    }

    /// Leases the cart, so that other requests wait while the provider is called.
    private void lease(CheckoutCart cart, PaymentSnapshot payment) {
        var attempt = cart.attempt();
        if (attempt != null && attempt.paymentId().equals(payment.id().value())) {
            if (attempt.attended()) {
                throw PaymentRefusals.inProgress();
            }
            carts.lease(cart.id(), attempt.orderId(), properties.lease(payment));
        }
    }

    private static Optional<UUID> orderOf(CheckoutCart cart, PaymentSnapshot payment) {
        var attempt = cart.attempt();
        return attempt != null && attempt.paymentId().equals(payment.id().value())
                ? Optional.of(attempt.orderId())
                : Optional.ofNullable(cart.orderId());
    }

    private static boolean isOpen(PaymentSnapshot payment) {
        return !payment.status().isGood() && !payment.status().isFinalFailure();
    }

    private PaymentSnapshot existing(CartId id, PaymentId paymentId) {
        return payments.find(paymentId)
                .filter(payment -> payment.reference().equals(id.value()))
                .orElseThrow(() -> NotFoundException.of("payment", paymentId));
    }

    private List<PaymentSnapshot> all(CartId id) {
        return payments.of(List.of(id.value())).getOrDefault(id.value(), List.of());
    }
}
