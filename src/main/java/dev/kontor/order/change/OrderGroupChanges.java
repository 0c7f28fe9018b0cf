package dev.kontor.order.change;

import dev.kontor.audit.AuditLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.OrderContent;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.read.OrderQueries;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shipping.ShippingGroupId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Applies changes by staff to the shipping groups of an order.
@Service
@Transactional
class OrderGroupChanges {

    private final OrderRepository orders;
    private final OrderQueries queries;
    private final TaxZoneBoundary borders;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrderGroupChanges(
            OrderRepository orders,
            OrderQueries queries,
            TaxZoneBoundary borders,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.orders = orders;
        this.queries = queries;
        this.borders = borders;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void change(OrderId id, ShippingGroupId groupId, IfMatch ifMatch, MergePatch<ChangeGroup> patch, String actor) {
        var order = orders.lock(id).orElseThrow(() -> NotFoundException.of("order", id));
        ifMatch.require(order.facts().version());
        var before = address(id, groupId);
        var after = AddressRules.check(
                "/shippingAddress", patch.applyTo(new ChangeGroup(before)).shippingAddress());
        OrderChanges.requireAddressable(order, before, after);
        borders.move(id, groupId, borders.requireSameTax(id, groupId, before, after));
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
        audit.record("order.group_updated", id, Map.of(groupId.text(), before), Map.of(groupId.text(), after));
    }

    /// Returns the address of the group. A group without shipping has no address to change.
    private Address address(OrderId id, ShippingGroupId groupId) {
        var groups = queries.managed(id).shippingGroups();
        return (groups == null ? List.<OrderContent.Group>of() : groups)
                .stream()
                        .filter(group -> group.id().equals(groupId))
                        .map(OrderContent.Group::shippingAddress)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow(() -> NotFoundException.of("shipping group", groupId));
    }
}
