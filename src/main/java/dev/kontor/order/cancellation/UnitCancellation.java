package dev.kontor.order.cancellation;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.Inventory;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.payment.OwedRefunds;
import dev.kontor.payment.Payments;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Cancels some units of an order in the caller's transaction, which has locked the order. Releases their stock and
/// requests the refund of what was paid. Shipping remains due as long as any unit is shipped.
@Component
class UnitCancellation {

    private final OrderRepository orders;
    private final Inventory inventory;
    private final Payments payments;
    private final OwedRefunds refunds;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    UnitCancellation(
            OrderRepository orders,
            Inventory inventory,
            Payments payments,
            OwedRefunds refunds,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.orders = orders;
        this.inventory = inventory;
        this.payments = payments;
        this.refunds = refunds;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param restock whether the units return to the available stock; otherwise they are removed from it
    void cancel(Order order, Map<OrderLineId, Integer> units, String reason, boolean restock, String actor) {
        var now = clock.instant();
        var before = order.state();
        var lines = order.lines();
        if (!order.cancelUnits(units, reason, actor, now)) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    "The order does not have that many units that are neither shipped nor in a parcel. Cancel the parcel"
                            + " first.");
        }
        // The amount due has dropped: the captured money may now cover it or exceed it.
        var payment = payments.find(order.facts().paymentId()).orElseThrow();
        order.follow(payment.status(), payment, now);
        var owed = order.owe(payment);
        orders.save(order);
        orders.saveLines(order);
        refunds.owe(order, owed);
        var canceled = OrderEvents.unitsCanceled(order, lines, units, reason);
        events.append(OrderEvents.since(before, order, canceled));
        audit.record(
                "order.units_canceled",
                order.id(),
                null,
                Map.of("units", canceled.items(), "amount", canceled.total(), "restock", restock, "text", reason));
        settle(order.id(), lines.variants(units), restock);
    }

    private void settle(OrderId id, Map<VariantId, Integer> units, boolean restock) {
        if (restock) {
            inventory.release(id.value(), units);
        } else {
            inventory.writeOff(id.value(), units);
        }
    }
}
