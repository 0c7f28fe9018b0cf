package dev.kontor.order.lifecycle;

import dev.kontor.events.Event;
import dev.kontor.order.OrderCanceled;
import dev.kontor.order.OrderCompleted;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderPaid;
import dev.kontor.order.OrderPlaced;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.OrderUnitsCanceled;
import dev.kontor.shared.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Creates the events of an order.
public final class OrderEvents {

    private OrderEvents() {}

    /// Returns the events for the state changes since `before`: placed, paid, completed.
    public static List<Event> since(OrderState before, Order order) {
        var events = new ArrayList<Event>();
        var facts = order.facts();
        if (before.placedAt() == null && order.state().placedAt() != null) {
            events.add(placed(order));
        }
        boolean again = before.paidAt() != null
                && before.paymentStatus().awaitsMoney()
                && order.state().paymentStatus().isWhole();
        if (before.paidAt() == null && order.paidAt() != null || again) {
            events.add(new OrderPaid(
                    facts.id(), facts.number(), facts.email(), facts.locale(), order.due(), again ? true : null));
        }
        if (before.status() != OrderStatus.COMPLETED && order.status() == OrderStatus.COMPLETED) {
            events.add(new OrderCompleted(facts.id(), facts.number()));
        }
        return events;
    }

    /// Returns the given event, followed by the events for the state changes since `before`.
    public static List<Event> since(OrderState before, Order order, Event first) {
        var events = new ArrayList<Event>(List.of(first));
        events.addAll(since(before, order));
        return events;
    }

    private static OrderPlaced placed(Order order) {
        var facts = order.facts();
        var customer = facts.customerId();
        return new OrderPlaced(
                facts.id(),
                facts.number(),
                facts.email(),
                facts.locale(),
                facts.total(),
                facts.paymentMethod(),
                facts.channel(),
                customer == null ? null : customer.text(),
                order.lines().all().stream()
                        .map(line -> new OrderPlaced.PlacedItem(
                                line.sku(),
                                line.name(),
                                line.quantity(),
                                new Money(line.grossMinor(), facts.total().currency()),
                                line.inputs().isEmpty()
                                        ? null
                                        : line.inputs().stream()
                                                .map(input ->
                                                        input.in(facts.total().currency()))
                                                .toList(),
                                line.parts() == null
                                        ? null
                                        : line.parts().stream()
                                                .map(LinePart::placed)
                                                .toList()))
                        .toList(),
                null);
    }

    public static OrderCanceled canceled(Order order, String reason) {
        var facts = order.facts();
        return new OrderCanceled(facts.id(), facts.number(), facts.email(), facts.locale(), order.due(), reason);
    }

    /// @param before the lines before the cancellation
    public static OrderUnitsCanceled unitsCanceled(
            Order order, OrderLines before, Map<OrderLineId, Integer> units, String reason) {
        return unitsCanceled(order, before, units, reason, null);
    }

    /// @param before the lines before the cancellation
    /// @param editId the edit that canceled the units
    public static OrderUnitsCanceled unitsCanceled(
            Order order, OrderLines before, Map<OrderLineId, Integer> units, String reason, @Nullable String editId) {
        var facts = order.facts();
        var currency = facts.total().currency();
        var canceled = new ArrayList<OrderUnitsCanceled.CanceledItem>();
        for (var line : before.all()) {
            var count = units.get(line.lineId());
            if (count != null) {
                long gross = line.cancel(count).canceledGrossMinor() - line.canceledGrossMinor();
                canceled.add(new OrderUnitsCanceled.CanceledItem(
                        line.sku(), line.name(), count, new Money(gross, currency)));
            }
        }
        long shipping = order.lines().canceledShippingMinor() - before.canceledShippingMinor();
        var sum = Money.sum(
                currency,
                canceled.stream().map(OrderUnitsCanceled.CanceledItem::gross).toList());
        return new OrderUnitsCanceled(
                facts.id(),
                facts.number(),
                facts.email(),
                facts.locale(),
                sum.plus(new Money(shipping, currency)),
                reason,
                List.copyOf(canceled),
                shipping == 0 ? null : new Money(shipping, currency),
                editId);
    }
}
