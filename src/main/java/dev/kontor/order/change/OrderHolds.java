package dev.kontor.order.change;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.order.OrderHeld;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderReleased;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.shared.problem.NotFoundException;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts orders on hold and releases them. Payments are not affected.
@Service
@Transactional
class OrderHolds {

    private final OrderRepository orders;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    OrderHolds(OrderRepository orders, EventLog events, AuditLog audit, Clock clock) {
        this.orders = orders;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    void hold(OrderId id, String reason, String actor) {
        var order = lock(id);
        order.hold(reason, actor, clock.instant());
        orders.save(order);
        events.append(new OrderHeld(id, order.facts().number()));
        audit.record("order.held", id, Map.of("held", false), Map.of("held", true, "text", reason));
    }

    void release(OrderId id, String actor) {
        var order = lock(id);
        var before = order.state();
        order.release(actor, clock.instant());
        orders.save(order);
        events.append(OrderEvents.since(
                before, order, new OrderReleased(id, order.facts().number())));
        audit.record("order.released", id, Map.of("held", true), Map.of("held", false));
    }

    private Order lock(OrderId id) {
        return orders.lock(id).orElseThrow(() -> NotFoundException.of("order", id));
    }
}
