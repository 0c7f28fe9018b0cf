package dev.kontor.order.replacement;

import dev.kontor.events.Event;
import dev.kontor.order.OrderReleased;
import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.returning.ReturnDetails.Exchange.Status;
import dev.kontor.order.returning.ReturnRepository;
import dev.kontor.order.returning.refund.ExchangeValues;
import dev.kontor.order.returning.refund.ReturnRefund;
import dev.kontor.order.returning.refund.ReturnRefundId;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.Payments;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Settles exchanges once the returned units have arrived: their value pays the replacements, the rest is
/// refunded, and the replacements can be shipped. Ends exchanges whose order was canceled before.
@Service
@Transactional
class ExchangeSettlement {

    private final ExchangeRepository exchanges;
    private final OrderRepository orders;
    private final ReturnRepository returns;
    private final ExchangeValues values;
    private final Payments payments;
    private final RecordedFacts facts;

    ExchangeSettlement(
            ExchangeRepository exchanges,
            OrderRepository orders,
            ReturnRepository returns,
            ExchangeValues values,
            Payments payments,
            RecordedFacts facts) {
        this.exchanges = exchanges;
        this.orders = orders;
        this.returns = returns;
        this.values = values;
        this.payments = payments;
        this.facts = facts;
    }

    /// Settles the exchange if everything has arrived. Does nothing if there is none, or if units are
    /// missing or lost: staff decide then.
    void settleReceived(ReturnId id) {
        if (returns.find(id).filter(current -> current.isReceived()).isPresent()) {
            settle(id);
        }
    }

    /// Settles the exchange although units are missing.
    void settleByStaff(ReturnId id) {
        if (returns.orderOf(id).isEmpty()) {
            throw NotFoundException.of("return", id);
        }
        if (!settle(id)) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, "The return has no exchange that can be settled.");
        }
        facts.audit("return.exchange_settled", id, Map.of("settled", true));
    }

    /// Locks the payment of the replacements before that of the returned units, whose value it got.
    private boolean settle(ReturnId id) {
        var exchange = exchanges.open(id).orElse(null);
        if (exchange == null) {
            return false;
        }
        var placed = orders.find(exchange.orderId()).orElseThrow();
        payments.settleExchange(placed.facts().paymentId());
        return finish(exchange);
    }

    /// Ends the exchange if the outcome of its refund is known. Does nothing if it was ended before.
    void finish(ReturnRefundId refund) {
        exchanges.ofRefund(refund).filter(Exchange::isOpen).ifPresent(this::finish);
    }

    private boolean finish(Exchange exchange) {
        var credit = values.find(Objects.requireNonNull(exchange.refundId())).orElseThrow();
        var made = payments.refunds(credit.paymentId()).stream()
                .filter(credit::isMadeBy)
                .map(PaymentRefund::status)
                .toList();
        if (made.stream().anyMatch(RefundStatus::isOpen)) {
            return false;
        }
        boolean used = made.contains(RefundStatus.SUCCEEDED);
        var placed = orders.lock(exchange.orderId()).orElseThrow();
        var original =
                orders.lock(returns.orderOf(exchange.returnId()).orElseThrow()).orElseThrow();
        if (!values.end(credit.id(), used)) {
            return false;
        }
        exchanges.end(exchange.id(), used ? Status.SETTLED : Status.CANCELED, facts.now());
        var events = new ArrayList<Event>();
        if (used) {
            settled(exchange, credit, original, placed, events);
        } else {
            canceled(exchange, original, placed, events);
        }
        facts.append(events);
        return used;
    }

    private void settled(
            Exchange exchange, ReturnRefund credit, Order original, Order placed, ArrayList<Event> events) {
        var now = facts.now();
        var basis = values.basis(exchange.returnId()).orElseThrow();
        var current = basis.current();
        if (exchange.toRefund().isPositive()) {
            values.record(values.rest(credit, exchange.toRefund(), exchange.rest()));
        } else {
            var after = current.refunded(basis.isSettled(), now);
            if (after != current) {
                returns.save(after);
            }
        }
        ExchangeRecords.log(original, TimelineEntry.Type.EXCHANGE_SETTLED, current, placed, Order.SYSTEM, now);
        orders.save(original);
        events.add(ExchangeRecords.event(exchange, current, original, placed, ExchangeChanged.Change.SETTLED));
        release(placed, events);
    }

    /// Releases the order unless staff have put it on hold.
    private void release(Order placed, ArrayList<Event> events) {
        var hold = placed.state().hold();
        if (hold != null && hold.actor().equals(Order.SYSTEM)) {
            var before = placed.state();
            placed.release(Order.SYSTEM, facts.now());
            orders.save(placed);
            events.addAll(OrderEvents.since(
                    before,
                    placed,
                    new OrderReleased(placed.id(), placed.facts().number())));
        }
    }

    private void canceled(Exchange exchange, Order original, Order placed, ArrayList<Event> events) {
        var current = returns.find(exchange.returnId()).orElseThrow();
        ExchangeRecords.log(original, TimelineEntry.Type.EXCHANGE_CANCELED, current, placed, Order.SYSTEM, facts.now());
        orders.save(original);
        events.add(ExchangeRecords.event(exchange, current, original, placed, ExchangeChanged.Change.CANCELED));
    }
}
