package dev.kontor.order.returning;

import dev.kontor.order.OrderLineId;
import dev.kontor.order.ReturnChanged;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.TimelineEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Creates the events of returns and their entries in the timeline of the order.
final class ReturnEvents {

    private ReturnEvents() {}

    /// @param text for the buyer
    static ReturnChanged of(
            Return changed,
            Order order,
            ReturnChanged.Change change,
            @Nullable String text,
            Map<OrderLineId, Integer> units) {
        var facts = order.facts();
        return new ReturnChanged(
                changed.id(),
                changed.number(),
                facts.id(),
                facts.number(),
                facts.email(),
                facts.locale(),
                change,
                text,
                items(order, units),
                null);
    }

    private static List<ReturnChanged.Item> items(Order order, Map<OrderLineId, Integer> units) {
        return order.lines().all().stream()
                .filter(line -> units.containsKey(line.lineId()))
                .map(line -> item(line, units.getOrDefault(line.lineId(), 0)))
                .toList();
    }

    private static ReturnChanged.Item item(OrderLine line, int units) {
        return new ReturnChanged.Item(line.lineId(), line.sku(), line.name(), units);
    }

    /// @param reason for people; absent if there is none
    static void log(
            Order order, TimelineEntry.Type type, Return changed, @Nullable String reason, String actor, Instant now) {
        var data = new HashMap<>(Map.of("returnId", changed.id().text(), "returnNumber", changed.number()));
        if (reason != null) {
            data.put("reason", reason);
        }
        order.log(type, actor, now, Map.copyOf(data));
    }
}
