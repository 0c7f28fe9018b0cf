package dev.kontor.order.change;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.order.OrderHeld;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderReleased;
import dev.kontor.order.OrderUpdated;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderContent;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.OrderStep;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.read.ManagedOrder;
import dev.kontor.order.read.OrderQueries;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shipping.ShippingGroupId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Applies changes by staff: addresses, tags, metadata, holds and notes.
@Service
@Transactional
public class OrderChanges {

    private final OrderRepository orders;
    private final OrderQueries queries;
    private final TaxZoneBoundary boundary;
    private final EventLog events;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrderChanges(
            OrderRepository orders,
            OrderQueries queries,
            TaxZoneBoundary boundary,
            EventLog events,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.orders = orders;
        this.queries = queries;
        this.boundary = boundary;
        this.events = events;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void change(OrderId id, IfMatch ifMatch, MergePatch<ChangeOrder> patch, String actor) {
        var order = lock(id);
        ifMatch.require(order.facts().version());
        var before = queries.managed(id);
        var current = new ChangeOrder(before.shippingAddress(), before.tags(), before.metadata());
        var wanted = patch.applyTo(current);
        boolean moves = !Objects.equals(wanted.shippingAddress(), current.shippingAddress());
        var changed = moves ? checked(wanted) : wanted;
        var fields = fields(current, changed);
        if (fields.isEmpty()) {
            return;
        }
        if (moves) {
            requireShipped(before);
            var from = before.shippingAddress();
            var to = changed.shippingAddress();
            requireAddressable(order, from, to);
            requireServed(before.shipping(), Objects.requireNonNull(to));
            boundary.move(
                    id,
                    null,
                    boundary.requireSameTax(id, null, Objects.requireNonNull(from), Objects.requireNonNull(to)));
        }
        jdbc.sql("""
                        update orders.orders set shipping_address = :address::jsonb, tags = :tags,
                            metadata = :metadata::jsonb
                        where id = :id
                        """)
                .param("id", id)
                .param("address", changed.shippingAddress())
                .param("tags", changed.tagList())
                .param("metadata", changed.metadataOrEmpty())
                .update();
        order.log(
                TimelineEntry.Type.DETAILS_CHANGED,
                actor,
                clock.instant(),
                Map.of("fields", String.join(", ", fields)));
        orders.save(order);
        events.append(new OrderUpdated(id, order.facts().number(), fields));
        audit.record("order.updated", id, current, changed);
    }

    private static void requireShipped(ManagedOrder order) {
        if (order.shipping() != null && order.shipping().pickup() != null) {
            throw RejectedException.at(
                    ProblemCode.ADDRESS_INVALID,
                    "/shippingAddress",
                    "fixed",
                    "The buyer collects the order at a pickup point. Cancel the order to ship it elsewhere.");
        }
    }

    /// The carrier delivers to the point, regardless of the address; in another country it would be the wrong
    /// one.
    private static void requireServed(OrderContent.@Nullable Shipping shipping, Address to) {
        var point = shipping == null ? null : shipping.carrierPoint();
        if (point != null && !point.serves(to.destination())) {
            throw RejectedException.at(
                    ProblemCode.ADDRESS_INVALID,
                    "/shippingAddress",
                    "fixed",
                    "The carrier delivers the order to a point in another place. Cancel the order to ship it elsewhere.");
        }
    }

    private static ChangeOrder checked(ChangeOrder wanted) {
        var address = wanted.shippingAddress();
        return address == null
                ? wanted
                : new ChangeOrder(AddressRules.check("/shippingAddress", address), wanted.tags(), wanted.metadata());
    }

    private static List<String> fields(ChangeOrder before, ChangeOrder after) {
        var fields = new ArrayList<String>();
        if (!Objects.equals(before.shippingAddress(), after.shippingAddress())) {
            fields.add("shippingAddress");
        }
        if (!before.tagList().equals(after.tagList())) {
            fields.add("tags");
        }
        if (!before.metadataOrEmpty().equals(after.metadataOrEmpty())) {
            fields.add("metadata");
        }
        return fields;
    }

    private static void requireAddressable(Order order, @Nullable Address before, @Nullable Address after) {
        order.require(OrderStep.READDRESS);
        if (before == null
                || after == null
                || !before.destination().country().equals(after.destination().country())) {
            throw RejectedException.at(
                    ProblemCode.ADDRESS_INVALID,
                    "/shippingAddress/country",
                    "fixed",
                    "The taxes and shipping of the order depend on the country. Change it with an edit: a `SET_ADDRESS` action.");
        }
    }

    /// Changes the address of a shipping group.
    void change(OrderId id, ShippingGroupId groupId, IfMatch ifMatch, MergePatch<ChangeGroup> patch, String actor) {
        var order = lock(id);
        ifMatch.require(order.facts().version());
        var group = group(id, groupId);
        var before = Objects.requireNonNull(group.shippingAddress());
        var after = AddressRules.check(
                "/shippingAddress", patch.applyTo(new ChangeGroup(before)).shippingAddress());
        requireAddressable(order, before, after);
        requireServed(group.shipping(), after);
        boundary.move(id, groupId, boundary.requireSameTax(id, groupId, before, after));
        jdbc.sql("update orders.shipping_groups set address = :address::jsonb where id = :group and order_id = :id")
                .param("address", after)
                .param("group", groupId)
                .param("id", id)
                .update();
        order.log(
                TimelineEntry.Type.DETAILS_CHANGED,
                actor,
                clock.instant(),
                Map.of("fields", "shippingAddress", "shippingGroupId", groupId.text()));
        orders.save(order);
        events.append(new OrderUpdated(id, order.facts().number(), List.of("shippingGroups")));
        audit.record("order.group_updated", id, Map.of(groupId.text(), before), Map.of(groupId.text(), after));
    }

    /// Returns a group with an address. A group without shipping has no address to change.
    private OrderContent.Group group(OrderId id, ShippingGroupId groupId) {
        var groups = queries.managed(id).shippingGroups();
        return (groups == null ? List.<OrderContent.Group>of() : groups)
                .stream()
                        .filter(group -> group.id().equals(groupId) && group.shippingAddress() != null)
                        .findFirst()
                        .orElseThrow(() -> NotFoundException.of("shipping group", groupId));
    }

    /// Puts the order on hold. Payments are not affected.
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

    public void note(OrderId id, String text, String actor) {
        var order = lock(id);
        order.log(TimelineEntry.Type.NOTE, actor, clock.instant(), Map.of("text", text));
        orders.save(order);
        audit.record("order.noted", id, null, Map.of("text", text));
    }

    private Order lock(OrderId id) {
        return orders.lock(id).orElseThrow(() -> NotFoundException.of("order", id));
    }
}
