package dev.kontor.order.returning;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.Inventory;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.ReturnedUnits;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.ReturnChanged;
import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Receives returned units and adds those that can be sold again to the stock. The lock of the order and
/// the units that the return still expects make sure that each unit is added once.
@Service
@Transactional
class ReturnReceiving {

    private final OrderRepository orders;
    private final ReturnRepository returns;
    private final Inventory inventory;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    ReturnReceiving(
            OrderRepository orders,
            ReturnRepository returns,
            Inventory inventory,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.orders = orders;
        this.returns = returns;
        this.inventory = inventory;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    void receive(ReturnId id, ReceiveReturn request, String actor) {
        request.requireLocation();
        var orderId = returns.orderOf(id).orElseThrow(() -> NotFoundException.of("return", id));
        var order = orders.lock(orderId).orElseThrow();
        var before = returns.find(id).orElseThrow();
        var now = clock.instant();
        var after = before.receive(request.items(), now);
        requireKnown(request.locationId());
        returns.save(after);
        returns.insert(Receipt.of(id, request, actor, now));
        var cameBack = units(before, request.items(), units -> units.condition() != ItemCondition.LOST);
        returns.count(Map.of(), cameBack);
        ReturnEvents.log(order, TimelineEntry.Type.RETURN_RECEIVED, after, Map.of(), actor, now);
        orders.save(order);
        events.append(ReturnEvents.of(
                after, order, ReturnChanged.Change.RECEIVED, null, units(before, request.items(), _ -> true)));
        audit.record(
                "return.received",
                id,
                Map.of("status", before.status()),
                Map.of("status", after.status(), "units", request.items()));
        restock(order, after, request, actor);
    }

    /// The last step, because levels of popular variants are contended. Custom lines have no stock.
    private void restock(Order order, Return after, ReceiveReturn request, String actor) {
        var units = units(after, request.items(), each -> each.condition() == ItemCondition.SELLABLE);
        var stock = order.lines().variants(units);
        if (!stock.isEmpty()) {
            inventory.restock(new ReturnedUnits(
                    order.id().value(), Objects.requireNonNull(request.locationId()), stock, after.number(), actor));
        }
    }

    private void requireKnown(@Nullable LocationId location) {
        if (location != null && !inventory.retain(location)) {
            throw RejectedException.at("/locationId", "unknown", "The location does not exist.");
        }
    }

    private static Map<OrderLineId, Integer> units(
            Return of, List<ReceivedUnits> items, Predicate<ReceivedUnits> wanted) {
        var sums = new HashMap<OrderLineId, Integer>();
        items.stream()
                .filter(wanted)
                .forEach(units -> sums.merge(of.item(units.itemId()).lineId(), units.quantity(), Integer::sum));
        return sums;
    }
}
