package dev.kontor.order.returning;

import dev.kontor.order.OrderLineId;
import dev.kontor.order.ReturnChanged;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Creates the events of returns and their entries in the timeline of the order.
public final class ReturnEvents {

    private ReturnEvents() {}

    /// @param text for the buyer
    static ReturnChanged of(
            Return changed,
            Order order,
            ReturnChanged.Change change,
            @Nullable String text,
            Map<OrderLineId, Integer> units) {
        return of(changed, order, change, text, false, units, null, null);
    }

    /// An approval.
    ///
    /// @param instructions for the buyer: how to send the goods
    static ReturnChanged approved(Return approved, Order order, @Nullable String instructions, boolean labelOffered) {
        return of(
                approved,
                order,
                ReturnChanged.Change.APPROVED,
                instructions,
                labelOffered,
                approved.units(),
                null,
                null);
    }

    /// A refund.
    ///
    /// @param units refunded units
    /// @param credited part of the amount that was not paid out
    public static ReturnChanged refunded(
            Return changed, Order order, Map<OrderLineId, Integer> units, Money amount, Money credited) {
        var shown = credited.isPositive() ? credited : null;
        return of(changed, order, ReturnChanged.Change.REFUNDED, null, false, units, amount, shown);
    }

    private static ReturnChanged of(
            Return changed,
            Order order,
            ReturnChanged.Change change,
            @Nullable String text,
            boolean labelOffered,
            Map<OrderLineId, Integer> units,
            @Nullable Money amount,
            @Nullable Money credited) {
        var facts = order.facts();
        return new ReturnChanged(
                changed.id(),
                changed.number(),
                facts.id(),
                facts.number(),
                facts.email(),
                facts.locale(),
                change,
                change == ReturnChanged.Change.REQUESTED && changed.status() == ReturnStatus.REQUESTED,
                text,
                labelOffered,
                items(order, units),
                amount,
                credited);
    }

    public static List<ReturnChanged.Item> items(Order order, Map<OrderLineId, Integer> units) {
        return order.lines().all().stream()
                .filter(line -> units.containsKey(line.lineId()))
                .map(line -> item(line, units.getOrDefault(line.lineId(), 0)))
                .toList();
    }

    private static ReturnChanged.Item item(OrderLine line, int units) {
        return new ReturnChanged.Item(line.lineId(), line.sku(), line.name(), units);
    }

    /// Returns the data of an entry with a reason for people; empty without one.
    static Map<String, String> reason(@Nullable String reason) {
        return reason == null ? Map.of() : Map.of("reason", reason);
    }

    /// @param details further data of the entry
    public static void log(
            Order order,
            TimelineEntry.Type type,
            Return changed,
            Map<String, String> details,
            String actor,
            Instant now) {
        var data = new HashMap<>(details);
        data.put("returnId", changed.id().text());
        data.put("returnNumber", changed.number());
        order.log(type, actor, now, Map.copyOf(data));
    }
}
