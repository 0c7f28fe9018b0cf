package dev.kontor.order.paymentlink;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.Payments;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Sends and revokes the payment links of orders. The link is that of the order's page, which mails contain; what
/// expires is the permission to pay there.
@Service
@Transactional
public class OrderPaymentLinks {

    private final OrderRepository orders;
    private final PaymentLinkRepository links;
    private final Payments payments;
    private final OrderProperties properties;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    OrderPaymentLinks(
            OrderRepository orders,
            PaymentLinkRepository links,
            Payments payments,
            OrderProperties properties,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.orders = orders;
        this.links = links;
        this.payments = payments;
        this.properties = properties;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// Sends a link in the caller's transaction if the buyer pays by one.
    ///
    /// @param method how the buyer pays, if anything is to pay
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendIfChosen(Order order, @Nullable String method, Money amount, String actor) {
        if (NewPayment.PAYMENT_LINK.equals(method) && amount.isPositive()) {
            send(order, amount, actor);
        }
    }

    private Instant send(Order order, Money amount, String actor) {
        var until = links.save(order.id(), properties.paymentLinkValidFor(), actor);
        var facts = order.facts();
        events.append(
                new OrderPaymentRequested(order.id(), facts.number(), facts.email(), facts.locale(), amount, until));
        return until;
    }

    PaymentLinkDetails send(OrderId id, String actor) {
        var order = lock(id);
        var payment = payments.find(order.facts().paymentId()).orElseThrow();
        var amount = order.debt(payment).missing();
        if (!isPayable(order) || !amount.isPositive()) {
            throw nothingToPay();
        }
        var until = send(order, amount, actor);
        order.log(
                TimelineEntry.Type.PAYMENT_REQUESTED,
                actor,
                clock.instant(),
                Map.of("amount", amount.toString(), "until", until.toString()));
        orders.save(order);
        audit.record("order.payment_link_sent", id, null, Map.of("amount", amount, "until", until));
        return new PaymentLinkDetails(amount, until);
    }

    void revoke(OrderId id) {
        lock(id);
        if (links.end(id)) {
            audit.record("order.payment_link_revoked", id, Map.of("valid", true), Map.of("valid", false));
        }
    }

    static boolean isPayable(Order order) {
        return order.status() == OrderStatus.OPEN || order.status() == OrderStatus.COMPLETED;
    }

    static ConflictException nothingToPay() {
        return new ConflictException(
                ProblemCode.INVALID_STATE_TRANSITION, Message.of("order.nothing-to-pay"), Map.of());
    }

    private Order lock(OrderId id) {
        return orders.lock(id).orElseThrow(() -> NotFoundException.of("order", id));
    }
}
