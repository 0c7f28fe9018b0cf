package dev.kontor.order.returning.label;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.returning.Return;
import dev.kontor.order.returning.ReturnDetails;
import dev.kontor.order.returning.ReturnEvents;
import dev.kontor.order.returning.ReturnRepository;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shipping.CarrierLabel;
import dev.kontor.shipping.TrackingNews;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records what happens to the parcels of returns. Locks the order before the return is read.
@Service
@Transactional
class ReturnParcels {

    private final OrderRepository orders;
    private final ReturnRepository returns;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    ReturnParcels(OrderRepository orders, ReturnRepository returns, EventLog events, AuditLog audit, Clock clock) {
        this.orders = orders;
        this.returns = returns;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    record Locked(Order order, Return current) {}

    /// Locks a return of a shopper.
    Locked lockOwn(ReturnId id, Owner owner) {
        return lock(id, returns.orderOf(id, owner).orElseThrow(() -> NotFoundException.of("return", id)));
    }

    /// @throws NotFoundException if it is not a return of the shopper
    @Transactional(readOnly = true)
    public void requireOwn(ReturnId id, Owner owner) {
        if (returns.orderOf(id, owner).isEmpty()) {
            throw NotFoundException.of("return", id);
        }
    }

    Locked lock(ReturnId id) {
        return lock(id, returns.orderOf(id).orElseThrow(() -> NotFoundException.of("return", id)));
    }

    private Locked lock(ReturnId id, OrderId order) {
        return new Locked(orders.lock(order).orElseThrow(), returns.find(id).orElseThrow());
    }

    /// Sets the tracking of a return whose label was bought.
    ///
    /// @return whether its units are still expected; otherwise nothing changes
    boolean labeled(CarrierLabel label) {
        var locked = lock(new ReturnId(label.reference()));
        if (!locked.current().isExpected()) {
            return false;
        }
        var tracking = ReturnDetails.Tracking.of(label.carrier(), label.trackingNumber(), label.trackingUrl());
        var changed = save(locked, tracking, TimelineEntry.Type.RETURN_LABELED, label.trackingNumber());
        var facts = locked.order().facts();
        events.append(new ReturnLabeled(
                changed.id(),
                changed.number(),
                facts.id(),
                facts.number(),
                facts.email(),
                facts.locale(),
                label.carrier(),
                label.trackingNumber(),
                label.trackingUrl(),
                ReturnEvents.items(locked.order(), changed.units())));
        audit("return.label_bought", locked.current(), changed);
        return true;
    }

    /// Removes the tracking of a voided label.
    void voided(CarrierLabel label) {
        var locked = lock(new ReturnId(label.reference()));
        if (locked.current().tracking().isOf(label.trackingNumber())) {
            var changed = save(
                    locked, ReturnDetails.Tracking.NONE, TimelineEntry.Type.RETURN_LABELED, label.trackingNumber());
            audit("return.label_voided", locked.current(), changed);
        }
    }

    /// Records a report of the carrier. What has arrived is decided by its inspection, not by the carrier.
    void moved(ReturnId id, String trackingNumber, TrackingNews news) {
        var locked = lock(id);
        var before = locked.current().tracking();
        if (!before.isOf(trackingNumber)) {
            return;
        }
        var changed = save(
                locked,
                before.moved(news),
                TimelineEntry.Type.RETURN_TRACKED,
                news.status().name());
        var facts = locked.order().facts();
        events.append(new ReturnTracked(
                id,
                changed.number(),
                facts.id(),
                facts.number(),
                before.carrier(),
                trackingNumber,
                before.trackingUrl(),
                news.status(),
                news.at()));
        audit("return.tracked", locked.current(), changed);
    }

    private Return save(
            Locked locked, ReturnDetails.Tracking tracking, TimelineEntry.Type type, @Nullable String detail) {
        var now = clock.instant();
        var changed = locked.current().track(tracking, now);
        var name = type == TimelineEntry.Type.RETURN_TRACKED ? "status" : "trackingNumber";
        ReturnEvents.log(
                locked.order(), type, changed, Map.of(name, Objects.requireNonNullElse(detail, "")), Order.SYSTEM, now);
        returns.save(changed);
        orders.save(locked.order());
        return changed;
    }

    private void audit(String action, Return before, Return after) {
        audit.record(action, after.id(), before.tracking(), after.tracking());
    }
}
