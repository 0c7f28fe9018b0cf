package dev.kontor.order.returning;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.ReturnChanged;
import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.returning.policy.ReturnPolicies;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shipping.CarrierLabels;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Decides on returns and ends them. Locks the order before the return is read.
@Service
@Transactional
class ReturnService {

    private final OrderRepository orders;
    private final ReturnRepository returns;
    private final ReturnPolicies policies;
    private final CarrierLabels labels;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    ReturnService(
            OrderRepository orders,
            ReturnRepository returns,
            ReturnPolicies policies,
            CarrierLabels labels,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.orders = orders;
        this.returns = returns;
        this.policies = policies;
        this.labels = labels;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    private record Locked(Order order, Return current) {}

    void approve(ReturnId id, ApproveReturn request, String actor) {
        var locked = lock(id);
        var facts = locked.order().facts();
        var terms = policies.terms(facts.channel(), Locale.forLanguageTag(facts.locale()));
        var instructions = request.instructions() == null ? terms.instructions() : request.instructions();
        var approved = locked.current().approve(instructions, clock.instant());
        save(
                locked,
                approved,
                TimelineEntry.Type.RETURN_APPROVED,
                Map.of(),
                ReturnEvents.approved(approved, locked.order(), instructions, terms.offersLabels()),
                actor);
        audit("return.approved", locked.current(), approved);
    }

    void reject(ReturnId id, RejectReturn request, String actor) {
        var locked = lock(id);
        var rejected = locked.current().reject(request.reason(), clock.instant());
        returns.count(negative(rejected.units()), Map.of());
        save(
                locked,
                rejected,
                ReturnChanged.Change.REJECTED,
                TimelineEntry.Type.RETURN_REJECTED,
                request.reason(),
                actor);
        audit("return.rejected", locked.current(), rejected);
    }

    void cancel(ReturnId id, String actor) {
        var locked = lock(id);
        audit("return.canceled", locked.current(), cancel(locked, actor));
    }

    /// Cancels a return of a shopper.
    void cancel(ReturnId id, Owner owner) {
        var order = returns.orderOf(id, owner).orElseThrow(() -> NotFoundException.of("return", id));
        cancel(lock(id, order), owner.actor().label());
    }

    private Return cancel(Locked locked, String actor) {
        var canceled = locked.current().cancel(clock.instant());
        voidLabel(canceled);
        returns.count(negative(canceled.units()), Map.of());
        save(locked, canceled, ReturnChanged.Change.CANCELED, TimelineEntry.Type.RETURN_CANCELED, null, actor);
        return canceled;
    }

    void close(ReturnId id, String actor) {
        var locked = lock(id);
        var closed = locked.current().close(clock.instant());
        if (locked.current().status() == ReturnStatus.APPROVED) {
            voidLabel(closed);
        }
        returns.count(negative(closed.open()), Map.of());
        save(locked, closed, ReturnChanged.Change.CLOSED, TimelineEntry.Type.RETURN_CLOSED, null, actor);
        audit("return.closed", locked.current(), closed);
    }

    void change(ReturnId id, IfMatch ifMatch, MergePatch<ChangeReturn> patch) {
        var current = lock(id).current();
        ifMatch.require(current.version());
        var wanted = patch.applyTo(ChangeReturn.of(current));
        var changed = current.change(wanted.instructions(), wanted.note(), clock.instant());
        if (changed.texts().equals(current.texts())) {
            return;
        }
        returns.save(changed);
        audit.record("return.updated", id, ChangeReturn.of(current), ChangeReturn.of(changed));
    }

    /// A label that the carrier has not seen yet is refunded.
    private void voidLabel(Return ended) {
        if (ended.tracking().trackingNumber() != null) {
            labels.voidLater(ended.id().value());
        }
    }

    private void save(
            Locked locked,
            Return changed,
            ReturnChanged.Change change,
            TimelineEntry.Type type,
            @Nullable String text,
            String actor) {
        save(
                locked,
                changed,
                type,
                ReturnEvents.reason(type == TimelineEntry.Type.RETURN_REJECTED ? text : null),
                ReturnEvents.of(changed, locked.order(), change, text, changed.units()),
                actor);
    }

    private void save(
            Locked locked,
            Return changed,
            TimelineEntry.Type type,
            Map<String, String> details,
            ReturnChanged event,
            String actor) {
        var order = locked.order();
        ReturnEvents.log(order, type, changed, details, actor, clock.instant());
        returns.save(changed);
        orders.save(order);
        events.append(event);
    }

    private void audit(String action, Return before, Return after) {
        audit.record(action, after.id(), Map.of("status", before.status()), Map.of("status", after.status()));
    }

    private static Map<OrderLineId, Integer> negative(Map<OrderLineId, Integer> units) {
        var negative = new HashMap<OrderLineId, Integer>();
        units.forEach((line, count) -> negative.put(line, -count));
        return negative;
    }

    private Locked lock(ReturnId id) {
        return lock(id, returns.orderOf(id).orElseThrow(() -> NotFoundException.of("return", id)));
    }

    private Locked lock(ReturnId id, OrderId order) {
        return new Locked(orders.lock(order).orElseThrow(), returns.find(id).orElseThrow());
    }
}
