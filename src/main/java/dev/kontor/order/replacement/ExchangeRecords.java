package dev.kontor.order.replacement;

import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.returning.Return;
import dev.kontor.order.returning.ReturnEvents;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Creates the events of exchanges and their entries in the timeline of the order whose units are returned.
final class ExchangeRecords {

    private ExchangeRecords() {}

    /// @param original the order whose units are returned
    /// @param placed the order with the replacements
    static ExchangeChanged event(
            Exchange exchange, Return current, Order original, Order placed, ExchangeChanged.Change change) {
        var facts = placed.facts();
        return new ExchangeChanged(
                exchange.id(),
                facts.id(),
                facts.number(),
                original.id(),
                original.facts().number(),
                current.id(),
                current.number(),
                facts.email(),
                facts.locale(),
                change,
                placed.lines().all().stream()
                        .map(line -> new ExchangeChanged.Item(
                                line.sku(),
                                line.name(),
                                line.quantity(),
                                new Money(line.grossMinor(), facts.total().currency())))
                        .toList(),
                exchange.value(),
                exchange.total(),
                orNull(exchange.toPay()),
                orNull(exchange.toRefund()));
    }

    private static @Nullable Money orNull(Money money) {
        return money.isPositive() ? money : null;
    }

    static void log(Order original, TimelineEntry.Type type, Return current, Order placed, String actor, Instant now) {
        ReturnEvents.log(
                original,
                type,
                current,
                Map.of(
                        "replacementOrderId", placed.id().text(),
                        "replacementOrderNumber", placed.facts().number()),
                actor,
                now);
    }
}
