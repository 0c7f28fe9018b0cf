package dev.kontor.order.edit;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderUpdated;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.OrderLines;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.paymentlink.OrderPaymentLinks;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes the events and the audit entry of a confirmed edit, and sends its payment link.
@Component
class EditRecords {

    private final EventLog events;
    private final AuditLog audit;
    private final OrderPaymentLinks links;
    private final Clock clock;

    EditRecords(EventLog events, AuditLog audit, OrderPaymentLinks links, Clock clock) {
        this.events = events;
        this.audit = audit;
        this.links = links;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /// Writes the changed fields of the order to the timeline.
    void log(Order order, OrderEdit edit) {
        var fields = fields(edit);
        if (fields.isEmpty()) {
            return;
        }
        order.log(
                TimelineEntry.Type.DETAILS_CHANGED,
                String.valueOf(edit.decidedBy()),
                clock.instant(),
                Map.of("fields", String.join(", ", fields), "edit", String.valueOf(edit.number())));
    }

    /// @param since events of state changes
    /// @param before the lines before the edit
    void write(OrderEdit edit, Order order, List<Event> since, OrderLines before) {
        var all = new ArrayList<Event>();
        var units = edit.plan().units();
        if (!units.isEmpty()) {
            all.add(OrderEvents.unitsCanceled(
                    order, before, units, edit.reason(), edit.id().text()));
        }
        all.add(edited(edit, order));
        var fields = fields(edit);
        if (!fields.isEmpty()) {
            all.add(new OrderUpdated(order.id(), order.facts().number(), fields));
        }
        all.addAll(since);
        events.append(all);
        var preview = edit.preview();
        links.sendIfChosen(order, edit.paymentMethod(), preview.toPay(), String.valueOf(edit.decidedBy()));
        audit.record(
                "order.edited",
                order.id(),
                Map.of("total", preview.totalBefore()),
                Map.of(
                        "total", preview.totalAfter(),
                        "edit", edit.number(),
                        "text", edit.reason(),
                        "removed", preview.removed(),
                        "added", preview.added(),
                        "retaxed", Objects.requireNonNullElse(preview.retaxed(), List.of()),
                        "fields", fields));
    }

    private static List<String> fields(OrderEdit edit) {
        var move = edit.plan().move();
        return move == null ? List.of() : move.fields();
    }

    private static @Nullable List<OrderEdited.ReplacedShipping> replacedShipping(EditPreview preview) {
        return preview.shipping() == null
                ? null
                : preview.shipping().stream()
                        .map(change -> new OrderEdited.ReplacedShipping(
                                change.before().name(),
                                change.before().gross(),
                                change.after().name(),
                                change.after().gross(),
                                change.shippingGroupId()))
                        .toList();
    }

    private static @Nullable Money shipping(EditPreview preview) {
        if (preview.shipping() == null) {
            return null;
        }
        return orNull(Money.sum(
                preview.totalBefore().currency(),
                preview.shipping().stream()
                        .map(change ->
                                change.after().gross().minus(change.before().gross()))
                        .toList()));
    }

    private static OrderEdited edited(OrderEdit edit, Order order) {
        var facts = order.facts();
        var preview = edit.preview();
        return new OrderEdited(
                order.id(),
                facts.number(),
                edit.id(),
                edit.number(),
                facts.email(),
                facts.locale(),
                edit.reason(),
                items(order, preview),
                retaxed(order, preview),
                preview.taxes().stream()
                        .map(tax -> new OrderEdited.Tax(tax.name(), tax.jurisdiction(), tax.rate(), tax.tax()))
                        .toList(),
                replacedShipping(preview),
                shipping(preview),
                fields(edit).isEmpty() ? null : fields(edit),
                preview.totalBefore(),
                preview.totalAfter(),
                orNull(preview.toPay()),
                orNull(preview.toRefund()));
    }

    /// The removed units, with negative quantities, and the added ones.
    private static List<OrderEdited.Item> items(Order order, EditPreview preview) {
        return Stream.concat(
                        preview.removed().stream()
                                .map(units -> new OrderEdited.Item(
                                        Objects.requireNonNullElse(units.sku(), ""),
                                        units.title(),
                                        -units.quantity(),
                                        units.gross().negated(),
                                        group(order, units.itemId()))),
                        preview.added().stream()
                                .map(line -> new OrderEdited.Item(
                                        Objects.requireNonNullElse(line.sku(), ""),
                                        line.title(),
                                        line.quantity(),
                                        line.gross(),
                                        group(order, line.itemId()))))
                .toList();
    }

    private static @Nullable List<OrderEdited.RetaxedItem> retaxed(Order order, EditPreview preview) {
        return preview.retaxed() == null
                ? null
                : preview.retaxed().stream()
                        .map(item -> new OrderEdited.RetaxedItem(
                                Objects.requireNonNullElse(item.sku(), ""),
                                item.title(),
                                item.quantity(),
                                item.grossBefore(),
                                item.gross(),
                                group(order, item.itemId())))
                        .toList();
    }

    private static @Nullable ShippingGroupId group(Order order, OrderLineId line) {
        return order.lines()
                .find(line)
                .map(OrderLine::groupId)
                .map(ShippingGroupId::new)
                .orElse(null);
    }

    private static @Nullable Money orNull(Money money) {
        return money.isZero() ? null : money;
    }
}
