package dev.kontor.order.replacement;

import dev.kontor.events.Event;
import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.replacement.ExchangePlanning.Planned;
import dev.kontor.order.returning.ReturnDetails.Exchange.Shipment;
import dev.kontor.order.returning.ReturnDetails.Exchange.Status;
import dev.kontor.order.returning.ReturnRepository;
import dev.kontor.order.returning.refund.ExchangeValues;
import dev.kontor.order.returning.refund.RefundDivision;
import dev.kontor.order.returning.refund.ReturnRefund;
import dev.kontor.payment.Payments;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Confirms exchanges in one transaction: the value of the returned units is reserved, and the order with the
/// replacements is placed, paid with that value, and has its stock.
@Service
class ExchangeConfirmation {

    private final ExchangeRepository exchanges;
    private final OrderRepository orders;
    private final ReturnRepository returns;
    private final ExchangePlanning planning;
    private final ExchangeValues values;
    private final ReplacementOrders replacements;
    private final Payments payments;
    private final RecordedFacts facts;

    ExchangeConfirmation(
            ExchangeRepository exchanges,
            OrderRepository orders,
            ReturnRepository returns,
            ExchangePlanning planning,
            ExchangeValues values,
            ReplacementOrders replacements,
            Payments payments,
            RecordedFacts facts) {
        this.exchanges = exchanges;
        this.orders = orders;
        this.returns = returns;
        this.planning = planning;
        this.values = values;
        this.replacements = replacements;
        this.payments = payments;
        this.facts = facts;
    }

    /// Calculates an exchange and changes nothing.
    @Transactional(readOnly = true)
    public ExchangePreview preview(ReturnId id, PlanExchange wanted, Actor actor) {
        ExchangePlanning.requirePrices(wanted, actor);
        var basis = planning.basis(id);
        var order = orders.editable(basis.current().orderId()).orElseThrow();
        return planning.plan(basis, order, payments.refundable(basis.paymentId()), wanted, actor)
                .preview();
    }

    /// Locks the payment, then the order: the order of all other code.
    @Transactional
    public void confirm(ReturnId id, IfMatch ifMatch, ConfirmExchange request, Actor actor) {
        ExchangePlanning.requirePrices(request.plan(), actor);
        var source = exchanges.source(id).orElseThrow(() -> NotFoundException.of("return", id));
        var left = payments.lockExchangeable(source.paymentId());
        var order = orders.lockEditable(source.orderId()).orElseThrow();
        var basis = planning.basis(id);
        ifMatch.require(basis.current().version());
        var planned = planning.plan(basis, order, left, request.plan(), actor);
        var preview = planned.preview();
        requireExpected(request.expectedTotal(), preview.total());
        if (preview.toRefund().isPositive()) {
            actor.require(Permission.PAYMENTS_REFUND);
        }
        var now = facts.now();
        var current = basis.current().exchanged(now);
        var division = RefundDivision.ofReplaced(planned.quote().refund(), preview.credit());
        var credit = values.credit(basis, planned.quote(), preview.credit(), division.credit(), actor.label());
        var paid = left.exchange(payment(planned, division, credit, request));
        boolean waits =
                request.shipped() == Shipment.AFTER_RECEIPT && !basis.current().isReceived();
        var exchange = exchange(planned, division, credit, request, actor, now);
        var placed = replacements.place(
                planned.original(),
                exchange,
                planned.lines(),
                paid,
                waits ? "Waits for the units of return %s.".formatted(current.number()) : null);
        returns.save(current);
        values.record(credit);
        var original = order.order();
        ExchangeRecords.log(original, TimelineEntry.Type.EXCHANGED, current, placed.order(), actor.label(), now);
        orders.save(original);
        var events = new ArrayList<Event>(placed.events());
        events.add(
                ExchangeRecords.event(exchange, current, original, placed.order(), ExchangeChanged.Change.CONFIRMED));
        facts.append(events);
        facts.link(placed.order(), request.paymentMethod(), preview.toPay(), actor.label());
        facts.audit("return.exchanged", id, audited(exchange, placed.order().id(), credit));
        replacements.allocate(placed, planned.original());
    }

    private static Payments.Exchange payment(
            Planned planned, RefundDivision division, ReturnRefund credit, ConfirmExchange request) {
        return new Payments.Exchange(
                TypeIds.next(),
                division.credit(),
                planned.preview().total(),
                request.paymentMethod(),
                planned.original().country(),
                credit.id().text(),
                credit.paymentReason());
    }

    private static Map<String, Object> audited(Exchange exchange, OrderId replacement, ReturnRefund credit) {
        return Map.of(
                "replacementOrderId", replacement,
                "value", exchange.value(),
                "total", exchange.total(),
                "shipment", exchange.shipment(),
                "units", credit.units());
    }

    private static Exchange exchange(
            Planned planned,
            RefundDivision division,
            ReturnRefund credit,
            ConfirmExchange request,
            Actor actor,
            Instant now) {
        return new Exchange(
                ExchangeId.next(),
                planned.basis().current().id(),
                OrderId.next(),
                Status.OPEN,
                request.shipped(),
                planned.preview().value(),
                planned.preview().credit(),
                planned.preview().total(),
                division.rest().stream().map(ReturnRefund.Item::of).toList(),
                credit.id(),
                actor.label(),
                now,
                null);
    }

    private static void requireExpected(@Nullable Money expected, Money total) {
        if (expected != null && !expected.equals(total)) {
            throw new ConflictException(
                    ProblemCode.PRICE_CHANGED,
                    "The replacements cost %s now. Preview the exchange again.".formatted(total),
                    Map.of("total", total));
        }
    }
}
