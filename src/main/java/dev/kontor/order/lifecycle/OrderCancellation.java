package dev.kontor.order.lifecycle;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.Inventory;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderStatus;
import dev.kontor.payment.Payments;
import dev.kontor.shared.problem.NotFoundException;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Calls an order off: state, stock and event in one transaction, in which the return of the money is recorded.
/// The provider is asked afterwards, and again until it is done.
@Service
@Transactional
class OrderCancellation {

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final Inventory inventory;
    private final Payments payments;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    OrderCancellation(
            OrderRepository orders,
            FulfillmentRepository fulfillments,
            Inventory inventory,
            Payments payments,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.inventory = inventory;
        this.payments = payments;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    void byShopper(OrderId id, Owner owner, String reason) {
        var order = orders.lockOwn(id, owner).orElseThrow(() -> NotFoundException.of("order", id));
        cancel(order, reason, true, owner.actor().label());
    }

    /// @param restock whether the units can be sold again; else they leave the stock
    void byStaff(OrderId id, String reason, boolean restock, String actor) {
        var order = orders.lock(id).orElseThrow(() -> NotFoundException.of("order", id));
        var before = order.status();
        cancel(order, reason, restock, actor);
        audit.record(
                "order.canceled",
                id,
                Map.of("status", before),
                Map.of("status", order.status(), "restock", restock, "text", reason));
    }

    private void cancel(Order order, String reason, boolean restock, String actor) {
        boolean placed = order.status() == OrderStatus.OPEN;
        var units = order.lines().unshipped();
        order.cancel(reason, actor, clock.instant());
        orders.save(order);
        orders.saveLines(order);
        fulfillments.cancelPending(order.id());
        if (placed) {
            events.append(PaymentFollower.canceled(order, reason));
        }
        payments.undo(order.facts().paymentId(), "order-canceled");
        if (restock || !placed) {
            inventory.release(order.id().value());
        } else {
            inventory.ship(order.id().value(), units);
        }
    }
}
