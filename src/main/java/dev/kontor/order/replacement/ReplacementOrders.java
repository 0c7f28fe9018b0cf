package dev.kontor.order.replacement;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.Inventory;
import dev.kontor.inventory.LocationId;
import dev.kontor.order.OrderHeld;
import dev.kontor.order.OrderPlaced;
import dev.kontor.order.edit.AddedLine;
import dev.kontor.order.lifecycle.EditableOrder;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Places orders that replace units of another order. Their payment has succeeded, so they are open at once.
@Component
class ReplacementOrders {

    /// The stock is confirmed in the same transaction.
    private static final Duration HOLD = Duration.ofMinutes(10);

    private final ReplacementInsert insert;
    private final OrderRepository orders;
    private final Inventory inventory;
    private final Clock clock;

    ReplacementOrders(ReplacementInsert insert, OrderRepository orders, Inventory inventory, Clock clock) {
        this.insert = insert;
        this.orders = orders;
        this.inventory = inventory;
        this.clock = clock;
    }

    /// The order whose units are replaced.
    ///
    /// @param group the shipping group where the replacements are sent; null for an order that is not split
    /// @param terms of that group
    record Original(EditableOrder order, @Nullable UUID group, OrderTerms terms) {

        /// @param units their lines decide where the replacements are sent
        static Original of(EditableOrder order, Collection<UUID> units) {
            var groups = new HashSet<@Nullable UUID>();
            order.order().lines().all().stream()
                    .filter(line -> units.contains(line.id()))
                    .forEach(line -> groups.add(line.groupId()));
            if (groups.size() > 1) {
                throw RejectedException.at(
                        "/items",
                        "refused",
                        "The items were shipped to several addresses. Replace those of each address separately.");
            }
            var group = groups.isEmpty() ? null : groups.iterator().next();
            return new Original(order, group, order.terms().of(group));
        }

        /// Returns the order as the basis of prices and taxes.
        EditableOrder priced() {
            return new EditableOrder(order.order(), terms);
        }

        String country() {
            return terms.billingAddress().country();
        }
    }

    /// @param events about the order
    record Placed(Order order, List<Event> events) {}

    /// Records the exchange with its order.
    ///
    /// @param hold why the order waits; null if it can be shipped at once
    Placed place(
            Original original,
            Exchange exchange,
            List<AddedLine> lines,
            PaymentSnapshot payment,
            @Nullable String hold) {
        var id = exchange.orderId();
        var source = original.order().order();
        insert.insert(source, original.group(), exchange, lines, payment);
        var order = orders.find(id).orElseThrow();
        var before = order.state();
        var now = clock.instant();
        if (order.follow(PaymentStatus.CREATED, payment, now) != Order.Step.PLACED) {
            throw new IllegalStateException("the payment of " + id.text() + " has not succeeded");
        }
        var events = new ArrayList<Event>();
        for (var event : OrderEvents.since(before, order)) {
            events.add(event instanceof OrderPlaced placed ? placed.replacing(source.id()) : event);
        }
        if (hold != null) {
            order.hold(hold, Order.SYSTEM, now);
            events.add(new OrderHeld(id, order.facts().number()));
        }
        orders.save(order);
        return new Placed(order, events);
    }

    /// Allocates the stock of a placed order. The last step, because levels of popular variants are
    /// contended.
    ///
    /// @throws dev.kontor.inventory.OutOfStock if units are short
    void allocate(Placed placed, Original original) {
        var id = placed.order().id().value();
        var units = new HashMap<VariantId, Integer>();
        var collected = new HashSet<VariantId>();
        for (var line : placed.order().lines().all()) {
            line.stock(line.quantity()).forEach((variant, count) -> units.merge(variant, count, Integer::sum));
            if (line.shippable()) {
                collected.addAll(line.stock(1).keySet());
            }
        }
        var terms = original.terms();
        var address = terms.shippingAddress() == null ? terms.billingAddress() : terms.shippingAddress();
        var location = terms.pickupLocation();
        var pickup = location == null ? null : new Claim.Pickup(TypeIds.parse(LocationId.class, location), collected);
        inventory.hold(
                new Claim(id, Map.copyOf(units), HOLD, address.destination().country(), null, null, pickup));
        if (!inventory.confirm(id)) {
            throw new IllegalStateException(
                    "the stock of " + placed.order().facts().number() + " was not held");
        }
    }
}
