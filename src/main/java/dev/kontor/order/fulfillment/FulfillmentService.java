package dev.kontor.order.fulfillment;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.Inventory;
import dev.kontor.order.FulfillmentChanged;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.FulfillmentReadyForPickup;
import dev.kontor.order.FulfillmentShipped;
import dev.kontor.order.FulfillmentTracked;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.Fulfillment;
import dev.kontor.order.lifecycle.FulfillmentRepository;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.OrderStep;
import dev.kontor.order.lifecycle.ParcelStatus;
import dev.kontor.order.lifecycle.Tracking;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.TrackingNews;
import dev.kontor.shipping.TrackingStatus;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Packs, ships and delivers fulfillments. Locks the order's row before it reads its fulfillments.
@Service
@Transactional
class FulfillmentService {

    private final OrderRepository orders;
    private final FulfillmentRepository fulfillments;
    private final Inventory inventory;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    FulfillmentService(
            OrderRepository orders,
            FulfillmentRepository fulfillments,
            Inventory inventory,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.inventory = inventory;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    private record Parcel(Order order, Fulfillment fulfillment) {}

    @Transactional(readOnly = true)
    public List<FulfillmentDetails> of(OrderId id) {
        var order = orders.find(id).orElseThrow(() -> NotFoundException.of("order", id));
        return fulfillments.of(order.id()).stream().map(FulfillmentDetails::of).toList();
    }

    @Transactional(readOnly = true)
    public FulfillmentDetails get(FulfillmentId id) {
        return FulfillmentDetails.of(find(id));
    }

    FulfillmentDetails create(OrderId id, CreateFulfillment request, String actor) {
        var order = orders.lock(id).orElseThrow(() -> NotFoundException.of("order", id));
        var units = request.units().isEmpty() ? rest(order, request.shippingGroupId()) : request.units();
        var group = OneAddress.of(order.lines(), units.keySet(), request.shippingGroupId());
        var location = request.locationId();
        if (location != null && !inventory.retain(location)) {
            throw RejectedException.at("/locationId", "unknown", "The location does not exist.");
        }
        var parcel = Fulfillment.pending(id, group, location, request.tracking(), units, clock.instant());
        if (!order.assign(units, parcel.id(), actor, clock.instant()) || units.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    "The order has fewer units left to fulfill. Units in a pending fulfillment count as fulfilled: ship or"
                            + " cancel that one first. Items that are not shipped, such as downloads and services, are in"
                            + " no fulfillment.");
        }
        orders.save(order);
        orders.saveLines(order);
        fulfillments.insert(parcel);
        events.append(changed(order, parcel.id(), FulfillmentChanged.Change.CREATED));
        var details = FulfillmentDetails.of(find(parcel.id()));
        if (location != null && details.pickupPoint() != null) {
            throw RejectedException.at(
                    "/locationId",
                    "refused",
                    "The buyer collects the order at its pickup point. Leave out `locationId`.");
        }
        audit.record("fulfillment.created", parcel.id(), null, details);
        return details;
    }

    /// @param group absent for all
    private static Map<OrderLineId, Integer> rest(Order order, @Nullable ShippingGroupId group) {
        var units = new HashMap<OrderLineId, Integer>();
        order.lines().all().stream()
                .filter(line -> line.shippable() && line.unassigned() > 0)
                .filter(line -> group == null || group.value().equals(line.groupId()))
                .forEach(line -> units.put(line.lineId(), line.unassigned()));
        return units;
    }

    FulfillmentDetails track(FulfillmentId id, IfMatch ifMatch, MergePatch<Tracking> patch, String actor) {
        var locked = lock(id);
        var order = locked.order();
        var parcel = locked.fulfillment();
        ifMatch.require(parcel.version());
        var tracked = parcel.track(patch.applyTo(parcel.tracking()));
        order.tracked(id, actor, clock.instant());
        orders.save(order);
        events.append(changed(order, id, FulfillmentChanged.Change.UPDATED));
        return save("fulfillment.updated", parcel, tracked);
    }

    FulfillmentDetails ship(FulfillmentId id, String actor) {
        var locked = lock(id);
        var order = locked.order();
        var before = order.state();
        var shipped = locked.fulfillment().ship(clock.instant());
        order.ship(shipped.units(), id, actor, clock.instant());
        orders.save(order);
        orders.saveLines(order);
        var details = save("fulfillment.shipped", locked.fulfillment(), shipped);
        events.append(OrderEvents.since(before, order, event(order, shipped)));
        inventory.ship(order.id().value(), order.lines().variants(shipped.units()), shipped.location());
        return details;
    }

    /// Locks the order and checks that a label can be bought for the parcel.
    void requireLabelable(FulfillmentId id) {
        var locked = lock(id);
        locked.fulfillment().requireLabelable();
        locked.order().require(OrderStep.SHIP);
    }

    /// Changes the tracking because of a label.
    ///
    /// @return false for a parcel that was canceled meanwhile: it stays as it is
    boolean labeled(FulfillmentId id, UnaryOperator<Tracking> change, String action) {
        var locked = lock(id);
        var parcel = locked.fulfillment();
        if (parcel.status() == ParcelStatus.CANCELED) {
            return false;
        }
        var tracking = change.apply(parcel.tracking());
        if (!tracking.equals(parcel.tracking())) {
            var order = locked.order();
            order.tracked(id, Order.SYSTEM, clock.instant());
            orders.save(order);
            events.append(changed(order, id, FulfillmentChanged.Change.UPDATED));
            save(action, parcel, parcel.track(tracking));
        }
        return true;
    }

    /// Records a report of the carrier. A shipped parcel that it delivered is marked as delivered.
    void moved(FulfillmentId id, String trackingNumber, TrackingNews news) {
        var locked = lock(id);
        var parcel = locked.fulfillment();
        if (parcel.status() == ParcelStatus.CANCELED
                || !trackingNumber.equals(parcel.tracking().trackingNumber())) {
            return;
        }
        var order = locked.order();
        boolean arrived = news.status() == TrackingStatus.DELIVERED && parcel.status() == ParcelStatus.SHIPPED;
        var moved = parcel.moved(news);
        if (arrived) {
            order.delivered(id, Order.SYSTEM, clock.instant());
            events.append(changed(order, id, FulfillmentChanged.Change.DELIVERED));
        } else {
            order.tracked(id, Order.SYSTEM, clock.instant());
        }
        orders.save(order);
        var tracking = parcel.tracking();
        events.append(new FulfillmentTracked(
                id,
                order.id(),
                order.facts().number(),
                tracking.carrier(),
                trackingNumber,
                tracking.trackingUrl(),
                news.status(),
                news.at(),
                parcel.group(),
                skus(order, parcel)));
        save("fulfillment.tracked", parcel, arrived ? moved.deliver(clock.instant()) : moved);
    }

    FulfillmentDetails ready(FulfillmentId id, String actor) {
        var locked = lock(id);
        var order = locked.order();
        var ready = locked.fulfillment().ready(clock.instant());
        order.ready(id, actor, clock.instant());
        orders.save(order);
        var facts = order.facts();
        events.append(new FulfillmentReadyForPickup(
                id,
                facts.id(),
                facts.number(),
                facts.email(),
                facts.locale(),
                Objects.requireNonNull(ready.pickup()),
                ready.group(),
                skus(order, ready)));
        return save("fulfillment.ready", locked.fulfillment(), ready);
    }

    FulfillmentDetails collect(FulfillmentId id, String actor) {
        var locked = lock(id);
        var order = locked.order();
        var before = order.state();
        var collected = locked.fulfillment().collect(clock.instant());
        order.collect(collected.units(), id, actor, clock.instant());
        orders.save(order);
        orders.saveLines(order);
        var details = save("fulfillment.collected", locked.fulfillment(), collected);
        events.append(OrderEvents.since(before, order, changed(order, id, FulfillmentChanged.Change.COLLECTED)));
        inventory.ship(order.id().value(), order.lines().variants(collected.units()));
        return details;
    }

    private static List<String> skus(Order order, Fulfillment parcel) {
        return order.lines().all().stream()
                .filter(line -> parcel.units().containsKey(line.lineId()))
                .map(OrderLine::label)
                .toList();
    }

    private static FulfillmentChanged changed(Order order, FulfillmentId id, FulfillmentChanged.Change change) {
        return new FulfillmentChanged(id, order.id(), order.facts().number(), change);
    }

    private static FulfillmentShipped event(Order order, Fulfillment shipped) {
        var facts = order.facts();
        var tracking = shipped.tracking();
        return new FulfillmentShipped(
                shipped.id(),
                facts.id(),
                facts.number(),
                facts.email(),
                facts.locale(),
                tracking.carrier(),
                tracking.trackingNumber(),
                tracking.trackingUrl(),
                shipped.group(),
                skus(order, shipped));
    }

    FulfillmentDetails deliver(FulfillmentId id, String actor) {
        var locked = lock(id);
        var delivered = locked.fulfillment().deliver(clock.instant());
        locked.order().delivered(id, actor, clock.instant());
        orders.save(locked.order());
        events.append(changed(locked.order(), id, FulfillmentChanged.Change.DELIVERED));
        return save("fulfillment.delivered", locked.fulfillment(), delivered);
    }

    FulfillmentDetails cancel(FulfillmentId id, String actor) {
        var locked = lock(id);
        var canceled = locked.fulfillment().cancel(clock.instant());
        locked.order().unassign(canceled.units(), id, actor, clock.instant());
        orders.save(locked.order());
        orders.saveLines(locked.order());
        events.append(changed(locked.order(), id, FulfillmentChanged.Change.CANCELED));
        return save("fulfillment.canceled", locked.fulfillment(), canceled);
    }

    private FulfillmentDetails save(String action, Fulfillment before, Fulfillment after) {
        fulfillments.save(after);
        audit.record(action, after.id(), FulfillmentDetails.of(before), FulfillmentDetails.of(after));
        return FulfillmentDetails.of(find(after.id()));
    }

    private Parcel lock(FulfillmentId id) {
        var order = orders.lock(find(id).orderId()).orElseThrow();
        return new Parcel(order, find(id));
    }

    private Fulfillment find(FulfillmentId id) {
        return fulfillments.find(id).orElseThrow(() -> NotFoundException.of("fulfillment", id));
    }
}
