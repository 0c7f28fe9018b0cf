package dev.kontor.order.cancellation;

import dev.kontor.events.EventLog;
import dev.kontor.inventory.Inventory;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.lifecycle.FulfillmentRepository;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.payment.Payments;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Cancels a locked order in the caller's transaction: writes the state, stock, event and the pending refund. The
/// provider is called after the commit and retried until the refund is done.
@Component
class WholeCancellation {

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final Inventory inventory;
    private final Payments payments;
    private final EventLog events;
    private final Clock clock;

    WholeCancellation(
            OrderRepository orders,
            FulfillmentRepository fulfillments,
            Inventory inventory,
            Payments payments,
            EventLog events,
            Clock clock) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.inventory = inventory;
        this.payments = payments;
        this.events = events;
        this.clock = clock;
    }

    /// @param restock whether the units return to the available stock; otherwise they are removed from it
    void cancel(Order order, String reason, boolean restock, String actor) {
        boolean placed = order.status() == OrderStatus.OPEN;
        var units = order.lines().unshipped();
        order.cancel(reason, actor, clock.instant());
        orders.save(order);
        orders.saveLines(order);
        fulfillments.cancelPending(order.id());
        if (placed) {
            events.append(OrderEvents.canceled(order, reason));
        }
        payments.undo(order.facts().paymentId(), "order-canceled");
        if (restock || !placed) {
            inventory.release(order.id().value());
        } else {
            inventory.writeOff(order.id().value(), units);
        }
    }
}
