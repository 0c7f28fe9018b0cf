package dev.kontor.order.lifecycle;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderLineId;
import dev.kontor.payment.RefundTotals;
import dev.kontor.shipping.ShippingGroupId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The lines of one order.
///
/// @param groups the shipping of its parts, where it is divided; else empty
public record OrderLines(List<OrderLine> all, List<OrderGroup> groups) {

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
        return new OrderLines(
                all.stream()
                        .map(line -> line.refunding(0).assign(line.shipped() - line.assigned()))
                        .toList(),
                groups);
    }

    /// Whether so many units of each line are still wanted and in no parcel.
    boolean canCancel(Map<OrderLineId, Integer> units) {
        return units.entrySet().stream()
                .allMatch(entry -> find(entry.getKey())
                        .filter(line -> line.unassigned() >= entry.getValue())
                        .isPresent());
    }

    /// Calls units off. The shipping of a part of which nothing is to be sent any more is not to be paid.
    OrderLines cancel(Map<OrderLineId, Integer> units) {
        var changed = change(units, OrderLine::cancel);
        return new OrderLines(
                changed.all,
                groups.stream()
                        .map(group -> changed.isCanceled(group) ? group.cancel() : group)
                        .toList());
    }

    private boolean isCanceled(OrderGroup group) {
        var sent = all.stream()
                .filter(line -> line.shippable() && group.id().equals(line.groupId()))
                .toList();
        return !sent.isEmpty() && sent.stream().allMatch(line -> line.canceled() == line.quantity());
    }

    /// How many units of each line refunds take off what is to be shipped, while they are on their way.
    public Map<OrderLineId, Integer> toRefund(RefundTotals refunds) {
        var units = new HashMap<OrderLineId, Integer>();
        for (var line : all) {
            var item = refunds.items().get(line.lineId().text());
            if (line.shippable()) {
                units.put(line.lineId(), refunds.whole() ? line.unshipped() : item == null ? 0 : line.toRefund(item));
            }
        }
        return units;
    }

    /// The same, of refunds that have succeeded.
    public Map<OrderLineId, Integer> refunded(RefundTotals refunds) {
        var units = new HashMap<OrderLineId, Integer>();
        for (var line : all) {
            var item = refunds.items().get(line.lineId().text());
            int back = refunds.wholeBack() ? line.refunding() : item == null ? 0 : line.refunded(item);
            if (back > 0) {
                units.put(line.lineId(), back);
            }
        }
        return units;
    }

    /// Whether too few units are outside of fulfillments.
    public boolean lacksUnassigned(Map<OrderLineId, Integer> toRefund) {
        return toRefund.entrySet().stream().anyMatch(entry -> {
            var line = find(entry.getKey()).orElseThrow();
            return line.unassigned() + line.refunding() < entry.getValue();
        });
    }

    OrderLines refunding(Map<OrderLineId, Integer> units) {
        return change(units, OrderLine::refunding);
    }

    /// Cancels units whose refund has succeeded. For the shipping of a part of which nothing is sent any more, nothing
    /// is owed that went back as well.
    OrderLines cancelRefunded(Map<OrderLineId, Integer> units, RefundTotals refunds) {
        var changed = change(units, OrderLine::refunded);
        return new OrderLines(
                changed.all,
                groups.stream()
                        .map(group -> changed.isCanceled(group) ? group.cancel() : group)
                        .map(group -> refunds.wholeBack() ? group.owe(group.payableMinor()) : group.refunded(refunds))
                        .toList());
    }

    long owedMinor() {
        return all.stream().mapToLong(OrderLine::owedGrossMinor).sum()
                + groups.stream().mapToLong(OrderGroup::owedGrossMinor).sum();
    }

    /// What was called off cost, with tax, in minor units: units, and shipping of parts.
    long canceledMinor() {
        return all.stream().mapToLong(OrderLine::canceledGrossMinor).sum() + canceledShippingMinor();
    }

    long canceledShippingMinor() {
        return groups.stream().mapToLong(OrderGroup::canceledGrossMinor).sum();
    }

    /// For which canceled units so much is owed: line by line, each at most what it cost, then the shipping of parts.
    /// Where the money does not reach, the rest is owed later, for no more units.
    List<OwedItem> owed(long minor) {
        var items = new ArrayList<OwedItem>();
        long left = minor;
        for (var line : all) {
            long share = Math.min(left, line.payableMinor());
            if (share > 0) {
                items.add(OwedItem.ofLine(line.id(), line.canceled() - line.owed(), share));
                left -= share;
            }
        }
        for (var group : groups) {
            long share = Math.min(left, group.payableMinor());
            if (share > 0) {
                items.add(OwedItem.ofShipping(group.id(), group.owedGrossMinor() == 0 ? 1 : 0, share));
                left -= share;
            }
        }
        return List.copyOf(items);
    }

    OrderLines owe(List<OwedItem> items) {
        var byId = new HashMap<@Nullable UUID, OwedItem>();
        items.forEach(item -> byId.put(item.groupId() == null ? item.lineId() : item.groupId(), item));
        return new OrderLines(
                all.stream()
                        .map(line -> {
                            var item = byId.get(line.id());
                            return item == null ? line : line.owe(item.units(), item.minor());
                        })
                        .toList(),
                groups.stream()
                        .map(group -> {
                            var item = byId.get(group.id());
                            return item == null ? group : group.owe(item.minor());
                        })
                        .toList());
    }

    /// The parts of a divided order that the lines belong to; one that stands for all where it is not divided.
    public Set<Optional<ShippingGroupId>> groupsOf(Set<OrderLineId> lines) {
        return lines.stream()
                .flatMap(id -> find(id).stream())
                .map(line -> Optional.ofNullable(line.groupId()).map(ShippingGroupId::new))
                .collect(Collectors.toSet());
    }

    /// Whether these are all units that the order still has, and none of them is in a parcel.
    public boolean areAll(Map<OrderLineId, Integer> units) {
        return canCancel(units)
                && all.stream()
                        .allMatch(line -> line.quantity() - line.canceled() == units.getOrDefault(line.lineId(), 0));
    }

    OrderLines ship(Map<OrderLineId, Integer> units) {
        return change(units, OrderLine::ship);
    }

    private OrderLines change(Map<OrderLineId, Integer> units, BiFunction<OrderLine, Integer, OrderLine> change) {
        return new OrderLines(
                all.stream()
                        .map(line -> {
                            var count = units.get(line.lineId());
                            return count == null ? line : change.apply(line, count);
                        })
                        .toList(),
                groups);
    }

    public boolean nothingShipped() {
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

    /// What the units take of the stock, by variant.
    public Map<VariantId, Integer> variants(Map<OrderLineId, Integer> units) {
        var byVariant = new HashMap<VariantId, Integer>();
        units.forEach((id, count) -> find(id).orElseThrow()
                .stock(count)
                .forEach((variant, stock) -> byVariant.merge(variant, stock, Integer::sum)));
        return byVariant;
    }

    /// What has not left the house, by variant.
    public Map<VariantId, Integer> unshipped() {
        var byVariant = new HashMap<VariantId, Integer>();
        all.stream()
                .filter(line -> line.unshipped() > 0)
                .forEach(line -> line.stock(line.unshipped())
                        .forEach((variant, stock) -> byVariant.merge(variant, stock, Integer::sum)));
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
