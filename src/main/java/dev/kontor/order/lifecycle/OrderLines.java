package dev.kontor.order.lifecycle;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderLineId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

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
        int ordered = shippable.stream().mapToInt(OrderLine::quantity).sum();
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
                .filter(line -> line.quantity() > line.shipped())
                .forEach(line -> byVariant.merge(line.variant(), line.quantity() - line.shipped(), Integer::sum));
        return byVariant;
    }
}
