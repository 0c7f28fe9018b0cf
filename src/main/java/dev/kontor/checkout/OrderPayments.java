package dev.kontor.checkout;

import dev.kontor.audit.AuditLog;
import dev.kontor.cart.CheckoutCart;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.Orders;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.PaymentPart;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import dev.kontor.payment.StoredValue;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds or creates the payment of an order that is placed.
@Component
class OrderPayments {

    private final Payments payments;
    private final GiftCardPayments giftCards;
    private final Orders orders;
    private final AuditLog audit;

    OrderPayments(Payments payments, GiftCardPayments giftCards, Orders orders, AuditLog audit) {
        this.orders = orders;
        this.payments = payments;
        this.giftCards = giftCards;
        this.audit = audit;
    }

    /// Returns the unsent payment of the cart.
    ///
    /// @param customer who will have the order; absent for a guest
    /// @param resumed whether this is a retry of the request
    PaymentSnapshot of(CheckoutCart cart, @Nullable CustomerId customer, CompletionRequest request, boolean resumed) {
        var payment = cart.due().isZero()
                ? nothingDue(cart)
                : request.method() != null
                        ? agreed(cart, customer, request.method())
                        : payment(cart, customer, request, resumed);
        if (request.byStaff()) {
            audit.record(
                    "draft_order.ordered",
                    cart.id(),
                    null,
                    Map.of(
                            "paymentMethod",
                            payment.method(),
                            "total",
                            cart.totals().total()));
        }
        return payment;
    }

    /// Returns a payment by the method that staff agreed with the buyer, instead of one that was started and not sent.
    private PaymentSnapshot agreed(CheckoutCart cart, @Nullable CustomerId customer, String code) {
        var method = payments.methods(cart.due(), cart.country(), cart.locale()).stream()
                .filter(offered -> offered.code().equals(code))
                .findFirst()
                .orElseThrow(() -> RejectedException.at(
                        "/paymentMethod", "refused", Message.of("payment.not-offered", "method", code)));
        if (method.needsToken()) {
            throw RejectedException.at("/paymentMethod", "refused", Message.of("checkout.method-of-buyer"));
        }
        if (code.equals(NewPayment.ON_ACCOUNT)) {
            orders.requireCredit(customer, cart.due());
        }
        var open = all(cart).stream()
                .filter(payment -> !payment.status().isFinalFailure())
                .findFirst();
        if (open.isPresent()) {
            var started = requireUnsent(cart, open.get());
            if (PaymentMethodMismatch.matches(cart, started)
                    && started.method().equals(code)
                    && GiftCardPayments.matches(cart, started)
                    && started.amount().equals(cart.totals().total())) {
                return started;
            }
            payments.abandon(started.id());
        }
        var before = giftCards.create(cart);
        return payments.create(
                new NewPayment(cart.id().value(), code, cart.due(), null, before == null ? null : before.id(), true));
    }

    /// Spends the gift cards of the cart in the caller's transaction.
    void spendGiftCards(CheckoutCart cart, PaymentSnapshot payment) {
        giftCards.spend(cart, payment);
    }

    PaymentSnapshot find(PaymentId id) {
        return payments.find(id).orElseThrow();
    }

    /// Handles a price change since the payment was started. If the buyer agrees to the new total, the part
    /// that pays the rest is adjusted.
    PaymentSnapshot adjusted(PaymentSnapshot payment, CheckoutCart cart, CompletionRequest request) {
        var total = cart.totals().total();
        if (payment.isPartial() && payment.amount().isLessThan(total)) {
            throw CartNotReady.withoutPaymentOf(total.minus(payment.amount()), cart.locale());
        }
        var fixed = Money.sum(
                total.currency(),
                payment.parts().stream()
                        .filter(part -> !part.takesRest())
                        .map(PaymentPart::amount)
                        .toList());
        boolean follows = !payment.isPartial() && (payment.parts().isEmpty() || fixed.isLessThan(total));
        if (request.expectedTotal() == null || !follows) {
            throw TotalChanged.since(payment.amount(), cart);
        }
        return payments.reprice(payment.id(), total);
    }

    private PaymentSnapshot payment(
            CheckoutCart cart, @Nullable CustomerId customer, CompletionRequest request, boolean resumed) {
        var all = all(cart);
        var named = request.paymentId();
        if (named != null) {
            return all.stream()
                    .filter(payment -> names(named, payment))
                    .findFirst()
                    .map(payment -> requireOffered(cart, customer, requireUnsent(cart, payment)))
                    .orElseThrow(() -> NotFoundException.of("payment", named));
        }
        if (all.isEmpty()) {
            throw CartNotReady.withoutPayment(cart.locale());
        }
        var newest = all.getFirst();
        if (newest.status().isFinalFailure()) {
            // This is a retry of the request that was declined but lost its response.
            throw resumed ? newest.refusal() : CartNotReady.withoutPayment(cart.locale());
        }
        return requireOffered(cart, customer, requireUnsent(cart, newest));
    }

    /// Rejects an unsent payment that the buyer could not start now: the shop no longer offers the method, or not
    /// for the amount or country that the cart has meanwhile. The buyer can start another.
    private PaymentSnapshot requireOffered(CheckoutCart cart, @Nullable CustomerId customer, PaymentSnapshot payment) {
        if (methods(payment).anyMatch(NewPayment.ON_ACCOUNT::equals)) {
            orders.requireCredit(customer, onAccount(cart, payment));
        }
        var offered = payments.openMethods(cart.customerId(), cart.due(), cart.country(), cart.locale());
        refused(payment, offered).ifPresent(method -> {
            throw RejectedException.at(
                    "/paymentId", "refused", Message.of("payment.no-longer-offered", "method", method));
        });
        return payment;
    }

    /// Whether the buyer could start the payment now.
    static boolean isOffered(CheckoutCart cart, PaymentSnapshot payment, Payments payments) {
        var offered = payments.methodsFor(
                cart.customerId(), cart.due(), () -> onAccount(cart, payment), cart.country(), cart.locale());
        return refused(payment, offered).isEmpty();
    }

    /// A method of the payment that is not offered. The shop sets nothing up for stored value and payments of
    /// zero.
    private static Optional<String> refused(PaymentSnapshot payment, List<PaymentMethod> offered) {
        var codes = offered.stream().map(PaymentMethod::code).collect(Collectors.toSet());
        return methods(payment)
                .filter(method -> !StoredValue.isMethod(method) && !method.equals(NewPayment.NONE))
                .filter(method -> !codes.contains(method))
                .findFirst();
    }

    /// The amount that the buyer owes with the payment: what is due and not paid in another way. As long as other
    /// payments have to complete it, only its parts on account.
    static Money onAccount(CheckoutCart cart, PaymentSnapshot payment) {
        if (payment.isPartial()) {
            return sum(cart, payment, part -> part.method().equals(NewPayment.ON_ACCOUNT));
        }
        return cart.due()
                .minus(sum(
                        cart,
                        payment,
                        part -> !part.isStoredValue() && !part.method().equals(NewPayment.ON_ACCOUNT)));
    }

    private static Money sum(CheckoutCart cart, PaymentSnapshot payment, Predicate<PaymentPart> wanted) {
        return Money.sum(
                cart.due().currency(),
                payment.parts().stream().filter(wanted).map(PaymentPart::amount).toList());
    }

    private static Stream<String> methods(PaymentSnapshot payment) {
        return payment.parts().isEmpty()
                ? Stream.of(payment.method())
                : payment.parts().stream().map(PaymentPart::method);
    }

    /// Returns the payment of a cart with a total of zero, or of one that gift cards pay, instead of one that was
    /// started while something was due. The buyer does not start it.
    private PaymentSnapshot nothingDue(CheckoutCart cart) {
        var open = all(cart).stream()
                .filter(payment -> !payment.status().isFinalFailure())
                .findFirst();
        var total = cart.totals().total();
        if (open.isPresent()) {
            boolean fits = open.get().isNone() == total.isZero()
                    && open.get().amount().equals(total)
                    && GiftCardPayments.matches(cart, open.get());
            if (fits) {
                return open.get();
            }
            payments.abandon(requireUnsent(cart, open.get()).id());
        }
        return total.isZero()
                ? payments.create(NewPayment.ofNothing(cart.id().value(), total.currency()))
                : Objects.requireNonNull(giftCards.create(cart));
    }

    static boolean names(PaymentId id, PaymentSnapshot payment) {
        return payment.id().equals(id)
                || payment.parts().stream().anyMatch(part -> part.id().equals(id));
    }

    private static PaymentSnapshot requireUnsent(CheckoutCart cart, PaymentSnapshot payment) {
        if (payment.status() == PaymentStatus.CREATED) {
            return payment;
        }
        if (payment.status().isFinalFailure()) {
            throw CartNotReady.withoutPayment(cart.locale());
        }
        throw new ConflictException(
                ProblemCode.INVALID_STATE_TRANSITION,
                Message.of("checkout.payment-used"),
                Map.of("paymentStatus", payment.status()));
    }

    List<PaymentSnapshot> all(CheckoutCart cart) {
        var reference = cart.id().value();
        return payments.of(List.of(reference)).getOrDefault(reference, List.of());
    }
}
