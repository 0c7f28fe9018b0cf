package dev.kontor.order.lifecycle;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderLineId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The lines of one order.
record OrderLines(List<OrderLine> all) {

    Optional<OrderLine> find(OrderLineId id) {
        return all.stream().filter(line -> line.lineId().equals(id)).findFirst();
    }

    /// Whether so many units of each line can still be put into a fulfillment.
    boolean have(Map<OrderLineId, Integer> units) {
        return units.entrySet().stream()
                .allMatch(entry -> find(entry.getKey())
                        .filter(line -> line.shippable() && line.unassigned() >= entry.getValue())
                        .isPresent());
    }

    OrderLines assign(Map<OrderLineId, Integer> units) {
        return change(units, OrderLine::assign);
    }

    OrderLines unassign(Map<OrderLineId, Integer> units) {
        return change(units, (line, count) -> line.assign(-count));
    }

    OrderLines unassignAll() {
        return new OrderLines(all.stream()
                .map(line -> line.assign(line.shipped() - line.assigned()))
                .toList());
    }

    /// Whether so many units of each line are still wanted and in no parcel.
    boolean canCancel(Map<OrderLineId, Integer> units) {
        return units.entrySet().stream()
                .allMatch(entry -> find(entry.getKey())
                        .filter(line -> line.unassigned() >= entry.getValue())
                        .isPresent());
    }

    OrderLines cancel(Map<OrderLineId, Integer> units) {
        return change(units, OrderLine::cancel);
    }

    /// What the units cost that were called off, with tax, in minor units.
    long canceledMinor() {
        return all.stream().mapToLong(OrderLine::canceledGrossMinor).sum();
    }

    /// For which canceled units so much is owed: line by line, each at most what it cost. Where the money does not
    /// reach for a line, its rest is owed later, for no more units.
    List<OwedItem> owed(long minor) {
        var items = new ArrayList<OwedItem>();
        long left = minor;
        for (var line : all) {
            long share = Math.min(left, line.notOwedMinor());
            if (share > 0) {
                items.add(new OwedItem(line.id(), line.canceled() - line.owed(), share));
                left -= share;
            }
        }
        return List.copyOf(items);
    }

    OrderLines owe(List<OwedItem> items) {
        var byLine = items.stream().collect(Collectors.toMap(OwedItem::lineId, Function.identity()));
        return new OrderLines(all.stream()
                .map(line -> {
                    var item = byLine.get(line.id());
                    return item == null ? line : line.owe(item.units(), item.minor());
                })
                .toList());
    }

    /// Whether these are all units that the order still has, and none of them is in a parcel.
    boolean areAll(Map<OrderLineId, Integer> units) {
        return canCancel(units)
                && all.stream()
                        .allMatch(line -> line.quantity() - line.canceled() == units.getOrDefault(line.lineId(), 0));
    }

    OrderLines ship(Map<OrderLineId, Integer> units) {
        return change(units, OrderLine::ship);
    }

    private OrderLines change(Map<OrderLineId, Integer> units, BiFunction<OrderLine, Integer, OrderLine> change) {
        return new OrderLines(all.stream()
                .map(line -> {
                    var count = units.get(line.lineId());
                    return count == null ? line : change.apply(line, count);
                })
                .toList());
    }

    boolean nothingShipped() {
        return all.stream().allMatch(line -> line.shipped() == 0);
    }

    /// What does not need shipping is fulfilled by itself.
    FulfillmentStatus fulfillment() {
        var shippable = all.stream().filter(OrderLine::shippable).toList();
        int shipped = shippable.stream().mapToInt(OrderLine::shipped).sum();
        int ordered = shippable.stream()
                .mapToInt(line -> line.quantity() - line.canceled())
                .sum();
        if (shipped == ordered) {
            return FulfillmentStatus.FULFILLED;
        }
        return shipped > 0 ? FulfillmentStatus.PARTIALLY_FULFILLED : FulfillmentStatus.UNFULFILLED;
    }

    /// Units by variant.
    Map<VariantId, Integer> variants(Map<OrderLineId, Integer> units) {
        var byVariant = new HashMap<VariantId, Integer>();
        units.forEach((id, count) -> byVariant.merge(find(id).orElseThrow().variant(), count, Integer::sum));
        return byVariant;
    }

    /// Units that have not left the house, by variant.
    Map<VariantId, Integer> unshipped() {
        var byVariant = new HashMap<VariantId, Integer>();
        all.stream()
                .filter(line -> line.unshipped() > 0)
                .forEach(line -> byVariant.merge(line.variant(), line.unshipped(), Integer::sum));
        return byVariant;
    }

    /// For people: how many units of which lines.
    static String text(Map<OrderLineId, Integer> units) {
        return units.entrySet().stream()
                .map(entry -> entry.getValue() + " x " + entry.getKey().text())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
