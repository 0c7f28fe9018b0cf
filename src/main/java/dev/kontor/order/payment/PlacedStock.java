package dev.kontor.order.payment;

import dev.kontor.events.EventLog;
import dev.kontor.inventory.Inventory;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.payment.Payments;
import dev.kontor.promotion.Promotions;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Confirms the stock of orders that are placed.
@Component
class PlacedStock {

    private final Inventory inventory;
    private final OrderRepository orders;
    private final Promotions promotions;
    private final Payments payments;
    private final EventLog events;
    private final Clock clock;

    PlacedStock(
            Inventory inventory,
            OrderRepository orders,
            Promotions promotions,
            Payments payments,
            EventLog events,
            Clock clock) {
        this.inventory = inventory;
        this.orders = orders;
        this.promotions = promotions;
        this.payments = payments;
        this.events = events;
        this.clock = clock;
    }

    /// @return false if the payment arrived after the stock was sold
    boolean confirm(Order placed) {
        return inventory.confirm(placed.id().value());
    }

    /// Cancels and refunds an order without stock, after it was saved.
    void cancel(Order placed) {
        var order = orders.lock(placed.id()).orElseThrow();
        if (order.status() == OrderStatus.OPEN) {
            order.cancel("out-of-stock", Order.SYSTEM, clock.instant());
            orders.save(order);
            events.append(OrderEvents.canceled(order, "out-of-stock"));
            promotions.release(order.id().value());
        }
        payments.undo(order.facts().paymentId(), "out-of-stock");
    }
}
