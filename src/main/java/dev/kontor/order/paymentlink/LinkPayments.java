package dev.kontor.order.paymentlink;

import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.idempotency.IdempotencyKeys;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets buyers pay what their order awaits. A short transaction records the payment; then the provider is
/// called outside of a transaction. The captured payment takes the place of the awaited one in
/// [LinkPaymentSettlement].
@Component
class LinkPayments {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final OrderRepository orders;
    private final PaymentLinkRepository links;
    private final Payments payments;
    private final IdempotencyKeys keys;
    private final TransactionTemplate transactions;

    LinkPayments(
            OrderRepository orders,
            PaymentLinkRepository links,
            Payments payments,
            IdempotencyKeys keys,
            PlatformTransactionManager transactions) {
        this.orders = orders;
        this.links = links;
        this.payments = payments;
        this.keys = keys;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// An order with its link and what it awaits.
    private record Payable(Order order, @Nullable PaymentLink link, Money amount) {

        boolean isOpen() {
            return link != null && link.valid() && amount.isPositive() && OrderPaymentLinks.isPayable(order);
        }
    }

    OpenPayment show(OrderId id, Owner owner) {
        var payable = payable(id, owner);
        var link = payable.link();
        var newest = link == null ? Optional.<PaymentSnapshot>empty() : newest(link.reference());
        boolean open = payable.isOpen();
        return new OpenPayment(
                payable.amount(),
                link != null && link.valid() ? link.expiresAt() : null,
                open && link != null ? methods(payable, link) : List.of(),
                newest.map(OpenPayment.Payment::of).orElse(null));
    }

    private List<PaymentMethod> methods(Payable payable, PaymentLink link) {
        var order = payable.order();
        return payments.onlineMethodsFor(order.facts().customerId(), payable.amount(), link.country(), locale(order));
    }

    /// The next step that a request has recorded.
    ///
    /// @param payment the payment to make, or the one that must be canceled before
    private record Step(PaymentSnapshot payment, boolean cancel) {}

    /// Pays what the order awaits. A payment that waits for the buyer is canceled before.
    ///
    /// @return the payment, which is captured, or still open
    PaymentSnapshot pay(OrderId id, Owner owner, IdempotencyKey key, PayOrder wanted) {
        var step = Objects.requireNonNull(transactions.execute(_ -> {
            boolean resumed = keys.claim(key, LEASE);
            return begin(id, owner, wanted, resumed);
        }));
        if (step.cancel()) {
            var canceled = payments.cancel(step.payment().id());
            if (!canceled.status().isFinalFailure()) {
                return outcome(canceled);
            }
            step = Objects.requireNonNull(transactions.execute(_ -> begin(id, owner, wanted, false)));
        }
        if (step.cancel()) {
            throw running();
        }
        return captured(payments.authorize(step.payment().id()));
    }

    private Step begin(OrderId id, Owner owner, PayOrder wanted, boolean resumed) {
        var payable = payable(id, owner);
        var link = payable.link();
        if (link == null || !link.valid()) {
            throw new RejectedException(ProblemCode.LINK_EXPIRED, Message.of("order.payment-link-expired"));
        }
        if (!payable.isOpen()) {
            throw OrderPaymentLinks.nothingToPay();
        }
        var before = newest(link.reference())
                .filter(payment -> payment.status().isOpen() || payment.status() == PaymentStatus.AUTHORIZED);
        boolean reserved = before.filter(payment -> payment.status() == PaymentStatus.AUTHORIZED)
                .isPresent();
        if (before.isPresent() && (resumed || reserved)) {
            return new Step(before.get(), false);
        }
        switch (before.map(PaymentSnapshot::status).orElse(PaymentStatus.CANCELED)) {
            case UNKNOWN -> throw running();
            case ACTION_REQUIRED -> {
                return new Step(before.orElseThrow(), true);
            }
            case CREATED -> payments.abandon(before.orElseThrow().id());
            default -> {}
        }
        var amount = payable.amount();
        var offered = methods(payable, link);
        if (offered.stream().noneMatch(method -> method.code().equals(wanted.method()))) {
            throw RejectedException.at(
                    "/method", "refused", Message.of("order.method-not-offered", "method", wanted.method()));
        }
        return new Step(
                payments.createCaptured(NewPayment.whole(link.reference(), wanted.method(), amount, wanted.token())),
                false);
    }

    /// Checks the payment with its provider after the buyer has acted.
    PaymentSnapshot confirm(OrderId id, Owner owner, IdempotencyKey key, PaymentId paymentId) {
        var payment = Objects.requireNonNull(transactions.execute(_ -> {
            keys.claim(key, LEASE);
            var link = payable(id, owner).link();
            return payments.find(paymentId)
                    .filter(found -> link != null && found.reference().equals(link.reference()))
                    .orElseThrow(() -> NotFoundException.of("payment", paymentId));
        }));
        return captured(payment.status().isOpen() ? payments.refresh(paymentId) : payment);
    }

    /// A provider may only have reserved the money.
    private PaymentSnapshot captured(PaymentSnapshot payment) {
        return outcome(payment.status() == PaymentStatus.AUTHORIZED ? payments.capture(payment.id(), null) : payment);
    }

    private static PaymentSnapshot outcome(PaymentSnapshot payment) {
        if (payment.status().isFinalFailure()) {
            throw payment.refusal();
        }
        return payment;
    }

    private static ConflictException running() {
        return new ConflictException(ProblemCode.REQUEST_IN_PROGRESS, Message.of("payment.in-flight"));
    }

    private Payable payable(OrderId id, Owner owner) {
        var order = orders.findOwn(id, owner).orElseThrow(() -> NotFoundException.of("order", id));
        var payment = payments.find(order.facts().paymentId()).orElseThrow();
        return new Payable(
                order, links.find(id).orElse(null), order.debt(payment).missing());
    }

    private Optional<PaymentSnapshot> newest(UUID reference) {
        return payments.of(List.of(reference)).getOrDefault(reference, List.of()).stream()
                .findFirst();
    }

    private static Locale locale(Order order) {
        return Locale.forLanguageTag(order.facts().locale());
    }
}
