package dev.kontor.order.replacement;

import dev.kontor.events.Event;
import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
import dev.kontor.order.edit.EditPlanning;
import dev.kontor.order.lifecycle.EditableOrder;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.returning.Return;
import dev.kontor.order.returning.ReturnDetails.Exchange.Shipment;
import dev.kontor.order.returning.ReturnDetails.Exchange.Status;
import dev.kontor.order.returning.ReturnEvents;
import dev.kontor.order.returning.ReturnRequests;
import dev.kontor.order.returning.refund.RefundReturn;
import dev.kontor.order.returning.refund.ReturnRefunds;
import dev.kontor.payment.Payments;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Accepts claims in one transaction. The lock of the order and the units that its lines count make sure
/// that a unit is claimed or returned once.
@Service
@Transactional
class Claims {

    private final OrderRepository orders;
    private final ReturnRequests requests;
    private final ReturnRefunds refunds;
    private final ReplacementOrders replacements;
    private final Payments payments;
    private final RecordedFacts facts;

    Claims(
            OrderRepository orders,
            ReturnRequests requests,
            ReturnRefunds refunds,
            ReplacementOrders replacements,
            Payments payments,
            RecordedFacts facts) {
        this.orders = orders;
        this.requests = requests;
        this.refunds = refunds;
        this.replacements = replacements;
        this.payments = payments;
        this.facts = facts;
    }

    ReturnId accept(CreateClaim request, Actor actor) {
        boolean replace = request.resolution() == CreateClaim.Resolution.REPLACE;
        if (!replace) {
            actor.require(Permission.PAYMENTS_REFUND);
            lockPayment(request.orderId());
        }
        var order = orders.lockEditable(request.orderId())
                .orElseThrow(() -> NotFoundException.of("order", request.orderId()));
        var claim = requests.claim(order.order(), request.items(), replace, request.note(), actor.label());
        var original = replace ? original(order, claim) : null;
        var placed = original == null ? null : replace(original, claim, actor.label());
        record(order.order(), claim, placed, request, actor.label());
        if (original == null || placed == null) {
            var zero = Money.zero(order.order().facts().total().currency());
            refunds.refund(
                    claim.id(), new RefundReturn(null, true, zero, request.shipping(), null, null), actor.label());
        } else {
            replacements.allocate(placed, original);
        }
        return claim.id();
    }

    /// Locks the payment that the refund changes before its order, as all other code does, to avoid deadlocks.
    private void lockPayment(OrderId id) {
        var order = orders.find(id).orElseThrow(() -> NotFoundException.of("order", id));
        payments.lock(order.facts().paymentId());
    }

    private static ReplacementOrders.Original original(EditableOrder order, Return claim) {
        return ReplacementOrders.Original.of(
                order, claim.units().keySet().stream().map(line -> line.value()).toList());
    }

    private ReplacementOrders.Placed replace(ReplacementOrders.Original original, Return claim, String actor) {
        var now = facts.now();
        var order = original.order().order();
        var zero = Money.zero(order.facts().total().currency());
        var payment = payments.createFree(TypeIds.next(), zero.currency());
        var lines = EditPlanning.free(original.order(), claim.units(), "Claim %s".formatted(claim.number()), actor);
        var exchange = new Exchange(
                ExchangeId.next(),
                claim.id(),
                OrderId.next(),
                Status.SETTLED,
                Shipment.AT_ONCE,
                zero,
                zero,
                zero,
                List.of(),
                null,
                actor,
                now,
                now);
        return replacements.place(original, exchange, lines, payment, null);
    }

    private void record(
            Order order, Return claim, ReplacementOrders.@Nullable Placed placed, CreateClaim request, String actor) {
        var data = placed == null
                ? Map.<String, String>of()
                : Map.of(
                        "replacementOrderId", placed.order().id().text(),
                        "replacementOrderNumber", placed.order().facts().number());
        ReturnEvents.log(order, TimelineEntry.Type.CLAIMED, claim, data, actor, facts.now());
        orders.save(order);
        var events = new ArrayList<Event>();
        events.add(event(order, claim, placed));
        if (placed != null) {
            events.addAll(placed.events());
        }
        facts.append(events);
        facts.audit(
                "claim.accepted",
                claim.id(),
                Map.of(
                        "orderId", order.id(),
                        "resolution", request.resolution(),
                        "units", claim.units(),
                        "reasons",
                                claim.items().stream()
                                        .map(item -> item.reason())
                                        .distinct()
                                        .toList()));
    }

    private static ClaimAccepted event(Order order, Return claim, ReplacementOrders.@Nullable Placed placed) {
        var units = claim.units();
        return new ClaimAccepted(
                claim.id(),
                claim.number(),
                order.id(),
                order.facts().number(),
                order.facts().email(),
                order.facts().locale(),
                placed == null ? null : placed.order().id(),
                placed == null ? null : placed.order().facts().number(),
                order.lines().all().stream()
                        .filter(line -> units.containsKey(line.lineId()))
                        .map(line ->
                                new ClaimAccepted.Item(line.sku(), line.name(), units.getOrDefault(line.lineId(), 0)))
                        .toList());
    }
}
