package dev.kontor.order.returning.refund;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.returning.ReturnEvents;
import dev.kontor.order.returning.ReturnRefundStatus;
import dev.kontor.order.returning.ReturnRepository;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Proposes, records and completes refunds of returned units. Locks the order first, so that concurrent refunds of one
/// return cannot refund a unit twice. What the buyer still has to pay is reduced before anything is paid out.
@Service
@Transactional
public class ReturnRefunds {

    private final OrderRepository orders;
    private final ReturnRepository returns;
    private final ReturnRefundRepository refunds;
    private final Payments payments;
    private final EventLog events;
    private final AuditLog audit;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    ReturnRefunds(
            OrderRepository orders,
            ReturnRepository returns,
            ReturnRefundRepository refunds,
            Payments payments,
            EventLog events,
            AuditLog audit,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.orders = orders;
        this.returns = returns;
        this.refunds = refunds;
        this.payments = payments;
        this.events = events;
        this.audit = audit;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ReturnRefundQuote preview(ReturnId id, RefundReturn request) {
        var basis = basis(id);
        var order = orders.find(basis.current().orderId()).orElseThrow();
        return quote(basis, request, order, payments.find(basis.paymentId()).orElseThrow());
    }

    /// Reduces what the buyer still has to pay, and records the refund of the rest; the payment makes it after
    /// the commit, unless staff pay it. Locks the payment before the order: money for it may be recorded at
    /// the same time.
    public void refund(ReturnId id, RefundReturn request, String actor) {
        var orderId = returns.orderOf(id).orElseThrow(() -> NotFoundException.of("return", id));
        var payment = payments.lock(basis(id).paymentId()).orElseThrow();
        var order = orders.lock(orderId).orElseThrow();
        var basis = basis(id);
        var quote = quote(basis, request, order, payment);
        if (basis.isPending()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "A refund of this return is pending. Wait for its result.",
                    Map.of("returnStatus", basis.current().status()));
        }
        var division = RefundDivision.ofUnpaid(quote.refund(), quote.credited());
        var refund = pending(basis, quote, division, request, actor);
        refunds.insert(refund);
        audit.record(
                "return.refunded",
                id,
                null,
                Map.of(
                        "amount", refund.amount(),
                        "credited", refund.credited(),
                        "restockingFee", refund.restockingFee(),
                        "shipping", refund.shipping(),
                        "paidByStaff", request.byStaff(),
                        "units", refund.units()));
        if (!division.credit().isEmpty()) {
            payments.offsetReturned(
                    refund.paymentId(), division.credit(), refund.id().text(), refund.paymentReason());
        }
        if (request.byStaff() && !division.rest().isEmpty()) {
            payments.recordReturnedByStaff(
                    refund.paymentId(), division.rest(), refund.id().text(), refund.paymentReason());
        }
        if (request.byStaff() || refund.items().isEmpty()) {
            settle(refund.id());
        } else {
            publisher.publishEvent(refund);
        }
    }

    private ReturnRefund pending(
            RefundBasis basis, ReturnRefundQuote quote, RefundDivision division, RefundReturn request, String actor) {
        return new ReturnRefund(
                ReturnRefundId.next(),
                basis.current().id(),
                basis.current().number(),
                basis.paymentId(),
                ReturnRefundStatus.PENDING,
                quote.total(),
                quote.credited(),
                quote.goods(),
                quote.restockingFee(),
                quote.shipping(),
                ReturnRefund.units(quote),
                division.rest().stream().map(ReturnRefund.Item::of).toList(),
                quote.completes(),
                false,
                request.reason(),
                null,
                actor,
                clock.instant());
    }

    /// Applies the outcome of the payment's refunds once all of them are known. An outcome that was
    /// applied before does not change, only what was refunded.
    void settle(ReturnRefundId id) {
        refunds.find(id).filter(refund -> !refund.transferred()).ifPresent(refund -> {
            var made = made(refund);
            if (refund.status() != ReturnRefundStatus.PENDING || !isWhole(refund, made, status -> !status.isOpen())) {
                refunds.refunded(id, sum(refund, made, RefundStatus.SUCCEEDED::equals));
            } else if (isWhole(refund, made, RefundStatus.SUCCEEDED::equals)) {
                finish(refund, ReturnRefundStatus.SUCCEEDED, null);
            } else {
                finish(refund, ReturnRefundStatus.FAILED, "provider-refused");
            }
        });
    }

    private List<PaymentRefund> made(ReturnRefund refund) {
        return payments.refunds(refund.paymentId()).stream()
                .filter(refund::isMadeBy)
                .toList();
    }

    private static boolean isWhole(ReturnRefund refund, List<PaymentRefund> made, Predicate<RefundStatus> status) {
        return sum(refund, made, status).equals(refund.amount());
    }

    private static Money sum(ReturnRefund refund, List<PaymentRefund> made, Predicate<RefundStatus> status) {
        return Money.sum(
                refund.amount().currency(),
                made.stream()
                        .filter(each -> status.test(each.status()))
                        .map(PaymentRefund::amount)
                        .toList());
    }

    /// Ends a refund that the payment cannot make.
    void fail(ReturnRefund refund, String failure) {
        finish(refund, ReturnRefundStatus.FAILED, failure);
    }

    private void finish(ReturnRefund refund, ReturnRefundStatus outcome, @Nullable String failure) {
        var order = orders.lock(refunds.orderOf(refund.id()).orElseThrow()).orElseThrow();
        var now = clock.instant();
        if (!refunds.finish(refund.id(), outcome, failure, now)) {
            return;
        }
        var basis = basis(refund.returnId());
        var current = basis.current();
        if (outcome == ReturnRefundStatus.FAILED) {
            var part = sum(refund, made(refund), RefundStatus.SUCCEEDED::equals);
            var facts = new HashMap<>(Map.of("amount", refund.amount().toString(), "failure", String.valueOf(failure)));
            refunds.refunded(refund.id(), part);
            if (part.isPositive()) {
                facts.put("refunded", part.toString());
            }
            ReturnEvents.log(order, TimelineEntry.Type.RETURN_REFUND_FAILED, current, facts, refund.actor(), now);
            orders.save(order);
            return;
        }
        var after = current.refunded(basis.isSettled(), now);
        if (after != current) {
            returns.save(after);
        }
        var facts = new HashMap<>(Map.of("amount", refund.amount().toString()));
        if (refund.credited().isPositive()) {
            facts.put("credited", refund.credited().toString());
        }
        ReturnEvents.log(order, TimelineEntry.Type.RETURN_REFUNDED, after, facts, refund.actor(), now);
        orders.save(order);
        var units = new HashMap<OrderLineId, Integer>();
        refund.units()
                .forEach(each -> units.merge(current.item(each.itemId()).lineId(), each.quantity(), Integer::sum));
        var sum = refunds.sum(refund);
        events.append(ReturnEvents.refunded(after, order, units, sum.amount(), sum.credited()));
    }

    private ReturnRefundQuote quote(RefundBasis basis, RefundReturn request, Order order, PaymentSnapshot payment) {
        basis.current().requireRefundable();
        return RefundCalculation.of(
                basis,
                request,
                payments.refundable(basis.paymentId()),
                order.debt(payment).missing());
    }

    private RefundBasis basis(ReturnId id) {
        return refunds.basis(id).orElseThrow(() -> NotFoundException.of("return", id));
    }
}
