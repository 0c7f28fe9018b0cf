package dev.kontor.order.payment;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records money that buyers transferred or paid on delivery, also what they have paid too much, and its refund.
@Service
@Transactional
public class ReceivedPayments {

    private final OrderRepository orders;
    private final Payments payments;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    ReceivedPayments(OrderRepository orders, Payments payments, EventLog events, AuditLog audit, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// Locks the payment before the order, as all other code does, to avoid deadlocks.
    public RecordedPayment record(OrderId id, RecordPayment request, String actor) {
        var paymentId = paymentOf(id);
        var surplus = request.overpayment();
        var payment = payments.lock(paymentId).orElseThrow();
        if (surplus == null) {
            requireDue(id, payment, request.amount());
            return RecordedPayment.of(id, payments.recordReceived(paymentId, request.amount(), request.note()), null);
        }
        var missing = missing(id, payment);
        requireExact(request.amount(), surplus, missing);
        var received = missing.isPositive() ? payments.recordReceived(paymentId, missing, request.note()) : payment;
        var overpaid = payments.recordOverpaid(paymentId, surplus, request.note());
        var before = overpaid.minus(surplus);
        var number = write(id, TimelineEntry.Type.OVERPAID, surplus, overpaid, actor);
        finish(
                "order.overpaid",
                id,
                before,
                overpaid,
                request.note(),
                new OrderOverpaid(id, number, surplus, overpaid));
        return RecordedPayment.of(id, received, overpaid);
    }

    /// Records that staff have refunded a surplus, or a part of it.
    public void refund(OrderId id, RefundOverpayment request, String actor) {
        var paymentId = paymentOf(id);
        var amount = request.amount();
        var left = payments.refundOverpaid(paymentId, amount);
        var number = write(id, TimelineEntry.Type.OVERPAYMENT_REFUNDED, amount, left, actor);
        finish(
                "order.overpayment_refunded",
                id,
                left.plus(amount),
                left,
                request.note(),
                new OrderOverpaymentRefunded(id, number, amount, left));
    }

    private PaymentId paymentOf(OrderId id) {
        return orders.find(id)
                .orElseThrow(() -> NotFoundException.of("order", id))
                .facts()
                .paymentId();
    }

    private Money missing(OrderId id, PaymentSnapshot payment) {
        var order = orders.lock(id).orElseThrow();
        if (order.status() == OrderStatus.PENDING_PAYMENT || order.status() == OrderStatus.FAILED) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, Message.of("payment.state", "status", payment.status()));
        }
        return order.debt(payment).missing();
    }

    /// Says how to record more than is due.
    private void requireDue(OrderId id, PaymentSnapshot payment, Money amount) {
        var missing = orders.lock(id).orElseThrow().debt(payment).missing();
        boolean isMore =
                missing.isPositive() && amount.currency().equals(missing.currency()) && missing.isLessThan(amount);
        if (isMore) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    Message.of("order.more-than-due", "missing", missing),
                    Map.of("missing", missing));
        }
    }

    private static void requireExact(Money amount, Money surplus, Money missing) {
        var currency = missing.currency();
        if (!amount.currency().equals(currency) || !surplus.currency().equals(currency)) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    Message.of("payment.currency", "currency", currency),
                    Map.of("currency", currency.getCurrencyCode()));
        }
        if (!surplus.isPositive() || !amount.equals(missing.plus(surplus))) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    Message.of("order.overpayment", "missing", missing),
                    Map.of("missing", missing));
        }
    }

    /// @param overpaid what the shop owes the buyer now
    /// @return the number of the order
    private String write(OrderId id, TimelineEntry.Type type, Money amount, Money overpaid, String actor) {
        // The payment may have changed the order.
        var order = orders.lock(id).orElseThrow();
        order.log(type, actor, clock.instant(), Map.of("amount", amount.toString(), "overpaid", overpaid.toString()));
        orders.save(order);
        orders.saveOverpaid(id, overpaid);
        return order.facts().number();
    }

    private void finish(String action, OrderId id, Money before, Money after, String note, Event event) {
        events.append(event);
        audit.record(action, id, Map.of("overpaid", before), Map.of("overpaid", after, "text", note));
    }
}
