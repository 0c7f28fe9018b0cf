package dev.kontor.checkout;

import dev.kontor.cart.CartAlreadyCompleted;
import dev.kontor.cart.CartId;
import dev.kontor.cart.TaxNotQuoted;
import dev.kontor.checkout.CheckoutPlacement.StartedCheckout;
import dev.kontor.identity.Actor;
import dev.kontor.inventory.OutOfStock;
import dev.kontor.inventory.StockDisclosure;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderSnapshot;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.Orders;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import dev.kontor.payment.ProviderBusy;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Turns a cart into an order. A short transaction places the order and reserves the stock. Then the
/// provider is called outside of a transaction, and the payment module records its response together with
/// the consequences. An interrupted checkout resumes where it stopped.
@Service
class CheckoutProcess {

    /// Attempts with promotions that others make up for if they are lost.
    private static final int MAX_ATTEMPTS = 3;

    private final CheckoutPlacement placement;
    private final CheckoutTransactions transactions;
    private final CheckoutSettlement settlement;
    private final Orders orders;
    private final Payments payments;
    private final DeferredAuthorizations deferred;
    private final CheckoutMetrics metrics;
    private final StockDisclosure disclosure;

    CheckoutProcess(
            CheckoutPlacement placement,
            CheckoutTransactions transactions,
            CheckoutSettlement settlement,
            Orders orders,
            Payments payments,
            DeferredAuthorizations deferred,
            CheckoutMetrics metrics,
            StockDisclosure disclosure) {
        this.placement = placement;
        this.transactions = transactions;
        this.settlement = settlement;
        this.orders = orders;
        this.payments = payments;
        this.deferred = deferred;
        this.metrics = metrics;
        this.disclosure = disclosure;
    }

    /// The result of a checkout.
    sealed interface Outcome {

        record Placed(OrderSnapshot order, PaymentSnapshot payment) implements Outcome {}

        /// The outcome of the payment is still unknown.
        record Pending(OrderSnapshot order, PaymentSnapshot payment) implements Outcome {}
    }

    Outcome complete(CartId id, Actor actor, @Nullable String token, IdempotencyKey key, CompletionRequest request) {
        var sample = metrics.start();
        var outcome = "refused";
        try {
            var result = transactions.withAdmission(() -> authorize(begin(id, actor, token, key, request)));
            outcome = result instanceof Outcome.Placed ? "placed" : "pending";
            return result;
        } catch (TaxNotQuoted missing) {
            outcome = "untaxed";
            throw missing;
        } catch (OutOfStock refusal) {
            metrics.stockConflict();
            throw refusal.shown(disclosure);
        } finally {
            metrics.stop(sample, outcome);
        }
    }

    private StartedCheckout begin(
            CartId id, Actor actor, @Nullable String token, IdempotencyKey key, CompletionRequest request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.queued(() -> placement.begin(id, actor, token, key, request));
            } catch (CheckoutPlacement.LostPromotions lost) {
                placement.requireSameTotal(lost, id, actor, token);
                if (attempt == MAX_ATTEMPTS) {
                    throw new ConflictException(ProblemCode.PRICE_CHANGED, Message.of("checkout.price-changed"));
                }
            }
        }
    }

    /// Authorizes the payment at the provider unless that has happened, and returns the result.
    private Outcome authorize(StartedCheckout begun) {
        boolean atRest = false;
        try {
            var payment = payments.authorize(new PaymentId(begun.paymentId()));
            var outcome = fastPath(begun, payment).orElseGet(() -> outcome(new OrderId(begun.orderId()), payment));
            atRest = outcome instanceof Outcome.Placed;
            return outcome;
        } catch (ProviderBusy _) {
            var id = new PaymentId(begun.paymentId());
            deferred.add(id);
            return new Outcome.Pending(
                    order(new OrderId(begun.orderId())), payments.find(id).orElseThrow());
        } finally {
            if (!atRest) {
                releaseLease(begun.cartId(), begun.orderId());
            }
        }
    }

    /// Skips reading the order again in the usual case: it was just placed, its stock is reserved long
    /// enough, and a captured payment opens it in the transaction that recorded the payment.
    private static Optional<Outcome> fastPath(StartedCheckout begun, PaymentSnapshot payment) {
        var placed = begun.placed();
        boolean whole =
                payment.status() == PaymentStatus.CAPTURED && payment.captured().equals(payment.amount());
        if (placed == null || !whole) {
            return Optional.empty();
        }
        var order = new OrderSnapshot(
                placed.id(),
                placed.number(),
                placed.cartId(),
                placed.customerId(),
                placed.hasAccessToken(),
                OrderStatus.OPEN,
                OrderPaymentStatus.PAID,
                placed.fulfillmentStatus(),
                placed.total(),
                placed.version());
        return Optional.of(new Outcome.Placed(order, payment));
    }

    /// Returns the result for the state of the payment.
    Outcome outcome(OrderId orderId, PaymentSnapshot payment) {
        return switch (payment.status()) {
            case AUTHORIZED, CAPTURED, AWAITING_TRANSFER -> placed(orderId, payment);
            case UNKNOWN -> new Outcome.Pending(order(orderId), payment);
            case ACTION_REQUIRED -> throw PaymentRefusals.actionRequired(payment);
            case DECLINED, CANCELED -> {
                abandon(payment);
                throw payment.refusal();
            }
            case CREATED ->
                throw new UnavailableException(
                        ProblemCode.PAYMENT_PROVIDER_ERROR, Message.of("checkout.provider-unreachable"));
        };
    }

    /// Ends the lease, so that the next request can continue at once.
    void releaseLease(CartId cartId, UUID orderId) {
        placement.releaseLease(cartId, orderId);
    }

    private Outcome placed(OrderId orderId, PaymentSnapshot payment) {
        var order = order(orderId);
        return switch (order.status()) {
            case OPEN, COMPLETED -> new Outcome.Placed(order, payment);
            case PENDING_PAYMENT -> new Outcome.Pending(order, payment);
            case CANCELED -> throw new CartAlreadyCompleted(orderId.value());
            case FAILED ->
                throw new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, Message.of("checkout.too-late"));
        };
    }

    void abandon(PaymentSnapshot payment) {
        transactions.run(() -> {
            settlement.abandon(payment);
            return Optional.empty();
        });
    }

    private OrderSnapshot order(OrderId id) {
        return orders.find(id).orElseThrow(() -> new IllegalStateException("no order " + id.text()));
    }
}
