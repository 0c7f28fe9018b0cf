package dev.kontor.order.cancellation;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.lifecycle.FulfillmentRepository;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.OrderStep;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.order.payment.OrderSettlement;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Cancels orders, in whole or in part.
@Service
@Transactional
public class OrderCancellation {

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final OrderClaims claims;
    private final Payments payments;
    private final OrderSettlement settlement;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    OrderCancellation(
            OrderRepository orders,
            FulfillmentRepository fulfillments,
            OrderClaims claims,
            Payments payments,
            OrderSettlement settlement,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.claims = claims;
        this.payments = payments;
        this.settlement = settlement;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    public void byShopper(OrderId id, Owner owner, String reason) {
        var order = orders.lockOwn(id, owner).orElseThrow(() -> NotFoundException.of("order", id));
        cancel(order, reason, true, owner.actor().label());
    }

    /// Canceling all remaining units cancels the whole order, so its shipping is no longer due either. Locks the
    /// payment before the order, because money may be recorded at the same time.
    public void byStaff(OrderId id, CancelOrder request, String actor) {
        var paymentId = orders.find(id)
                .orElseThrow(() -> NotFoundException.of("order", id))
                .facts()
                .paymentId();
        var payment = payments.lock(paymentId).orElseThrow();
        var order = orders.lock(id).orElseThrow();
        var wanted = request.units();
        if (!wanted.isEmpty() && !order.lines().areAll(wanted)) {
            cancel(order, payment, request, actor);
            return;
        }
        var before = order.status();
        cancel(order, request.reason(), request.restocks(), actor);
        audit.record(
                "order.canceled",
                id,
                Map.of("status", before),
                Map.of("status", order.status(), "restock", request.restocks(), "text", request.reason()));
    }

    /// Cancels a locked order that was not paid in time, in the caller's transaction.
    ///
    /// @param reason shown to the buyer
    @Transactional(propagation = Propagation.MANDATORY)
    public void ofUnpaid(Order order, String reason) {
        cancel(order, reason, true, Order.SYSTEM);
    }

    /// Cancels a locked order: writes the state, stock, event and the pending refund. The provider is called after the
    /// commit and retried until the refund is done.
    ///
    /// @param restock whether the units return to the available stock; otherwise they are removed from it
    private void cancel(Order order, String reason, boolean restock, String actor) {
        boolean placed = order.status() == OrderStatus.OPEN;
        var units = order.lines().unshipped();
        order.require(OrderStep.CANCEL);
        claims.withdraw(order);
        order.cancel(reason, actor, clock.instant());
        orders.save(order);
        orders.saveLines(order);
        fulfillments.cancelPending(order.id());
        if (placed) {
            events.append(OrderEvents.canceled(order, reason));
        }
        payments.undo(order.facts().paymentId(), "order-canceled");
        claims.release(order.id(), units, restock || !placed);
    }

    /// Cancels some units of a locked order. Releases their stock and what the locked payment awaits for them, and
    /// requests the refund of what was paid. Shipping remains due as long as any unit is shipped.
    private void cancel(Order order, PaymentSnapshot payment, CancelOrder request, String actor) {
        var now = clock.instant();
        var units = request.units();
        var reason = request.reason();
        boolean restock = request.restocks();
        var before = order.state();
        var lines = order.lines();
        if (!order.cancelUnits(units, reason, actor, now)) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    "The order does not have that many units that are neither shipped nor in a parcel. Cancel the parcel"
                            + " first.");
        }
        claims.withdraw(order, units);
        // The amount due has dropped: the captured money may now cover it or exceed it.
        var left = settlement.release(order, payment);
        order.follow(left.status(), left, now);
        settlement.owe(order, left);
        orders.save(order);
        orders.saveLines(order);
        var canceled = OrderEvents.unitsCanceled(order, lines, units, reason);
        events.append(OrderEvents.since(before, order, canceled));
        audit.record(
                "order.units_canceled",
                order.id(),
                null,
                Map.of("units", canceled.items(), "amount", canceled.total(), "restock", restock, "text", reason));
        claims.releaseUnits(order.id(), lines.variants(units), restock);
    }
}
