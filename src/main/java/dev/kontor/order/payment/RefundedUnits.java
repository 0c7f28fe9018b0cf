package dev.kontor.order.payment;

import dev.kontor.events.EventLog;
import dev.kontor.inventory.Inventory;
import dev.kontor.order.FulfillmentChanged;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.lifecycle.DeliveredLines;
import dev.kontor.order.lifecycle.FulfillmentRepository;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.RefundTotals;
import dev.kontor.promotion.Promotions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Removes refunded units from what is shipped. They are not packed while the refund is pending, and they are
/// canceled when it succeeds. A fully refunded order is no longer shipped.
@Component
public class RefundedUnits {

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final Inventory inventory;
    private final OwedRefunds refunds;
    private final Promotions promotions;
    private final DeliveredLines delivered;
    private final EventLog events;
    private final Clock clock;

    RefundedUnits(
            OrderRepository orders,
            FulfillmentRepository fulfillments,
            Inventory inventory,
            OwedRefunds refunds,
            Promotions promotions,
            DeliveredLines delivered,
            EventLog events,
            Clock clock) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.inventory = inventory;
        this.refunds = refunds;
        this.promotions = promotions;
        this.delivered = delivered;
        this.events = events;
        this.clock = clock;
    }

    /// Runs in the transaction that changes a refund of the locked order's payment.
    void follow(Order order, PaymentSnapshot payment, RefundTotals totals) {
        delivered.refunded(order, totals);
        promotions.refunded(order.id().value(), payment.refunded());
        if (order.status() != OrderStatus.OPEN) {
            return;
        }
        var before = order.lines();
        var wanted = order.lines().toRefund(totals);
        unpack(order, wanted);
        order.refunding(wanted);
        if (totals.fullyRefunded() && order.lines().nothingShipped()) {
            cancel(order);
            return;
        }
        var units = order.lines().refunded(totals);
        if (!units.isEmpty()) {
            cancel(order, units, payment, totals);
        } else if (!order.lines().equals(before)) {
            orders.save(order);
            orders.saveLines(order);
        }
    }

    /// Removes units that are already in a parcel from it; the rest of the parcel can be packed again.
    private void unpack(Order order, Map<OrderLineId, Integer> wanted) {
        if (!order.lines().lacksUnassigned(wanted)) {
            return;
        }
        for (var parcel : fulfillments.of(order.id()).reversed()) {
            boolean helps = parcel.status().isWaiting()
                    && parcel.units().keySet().stream()
                            .anyMatch(
                                    line -> order.lines().lacksUnassigned(Map.of(line, wanted.getOrDefault(line, 0))));
            if (helps) {
                var now = clock.instant();
                order.unassign(parcel.units(), parcel.id(), Order.SYSTEM, now);
                fulfillments.save(parcel.cancel(now));
                events.append(new FulfillmentChanged(
                        parcel.id(), order.id(), order.facts().number(), FulfillmentChanged.Change.CANCELED));
            }
        }
    }

    private void cancel(Order order) {
        order.cancel(Order.REFUNDED, Order.SYSTEM, clock.instant());
        orders.save(order);
        orders.saveLines(order);
        events.append(OrderEvents.canceled(order, Order.REFUNDED));
        promotions.release(order.id().value());
        inventory.release(order.id().value());
    }

    private void cancel(Order order, Map<OrderLineId, Integer> units, PaymentSnapshot payment, RefundTotals totals) {
        var state = order.state();
        var lines = order.lines();
        order.cancelRefunded(units, payment, totals, clock.instant());
        var owed = order.owe(payment);
        orders.save(order);
        orders.saveLines(order);
        refunds.owe(order, owed);
        events.append(OrderEvents.since(state, order, OrderEvents.unitsCanceled(order, lines, units, Order.REFUNDED)));
        inventory.release(order.id().value(), new HashMap<>(lines.variants(units)));
    }
}
