package dev.kontor.order.cancellation;

import dev.kontor.audit.AuditLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.shared.problem.NotFoundException;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Cancels orders, in whole or in part.
@Service
@Transactional
public class OrderCancellation {

    private final OrderRepository orders;
    private final WholeCancellation whole;
    private final UnitCancellation units;
    private final AuditLog audit;

    OrderCancellation(OrderRepository orders, WholeCancellation whole, UnitCancellation units, AuditLog audit) {
        this.orders = orders;
        this.whole = whole;
        this.units = units;
        this.audit = audit;
    }

    public void byShopper(OrderId id, Owner owner, String reason) {
        var order = orders.lockOwn(id, owner).orElseThrow(() -> NotFoundException.of("order", id));
        whole.cancel(order, reason, true, owner.actor().label());
    }

    /// Canceling all remaining units cancels the whole order, so its shipping is no longer due either.
    public void byStaff(OrderId id, CancelOrder request, String actor) {
        var order = orders.lock(id).orElseThrow(() -> NotFoundException.of("order", id));
        var wanted = request.units();
        if (!wanted.isEmpty() && !order.lines().areAll(wanted)) {
            units.cancel(order, wanted, request.reason(), request.restocks(), actor);
            return;
        }
        var before = order.status();
        whole.cancel(order, request.reason(), request.restocks(), actor);
        audit.record(
                "order.canceled",
                id,
                Map.of("status", before),
                Map.of("status", order.status(), "restock", request.restocks(), "text", request.reason()));
    }
}
