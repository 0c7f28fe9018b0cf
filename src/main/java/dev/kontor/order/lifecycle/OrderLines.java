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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lines of one order.
///
/// @param groups the shipping groups of a split order; otherwise empty
public record OrderLines(List<OrderLine> all, List<OrderGroup> groups) {

    public Optional<OrderLine> find(OrderLineId id) {
        return all.stream().filter(line -> line.lineId().equals(id)).findFirst();
    }

    /// Returns whether that many units of each line can be put into a fulfillment.
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

    /// Returns whether that many units of each line can be canceled because they are in no parcel.
    public boolean canCancel(Map<OrderLineId, Integer> units) {
        return units.entrySet().stream()
                .allMatch(entry -> find(entry.getKey())
                        .filter(line -> line.unassigned() >= entry.getValue())
                        .isPresent());
    }

    OrderLines add(List<OrderLine> added) {
        return new OrderLines(Stream.concat(all.stream(), added.stream()).toList(), groups);
    }

    /// Replaces shipping charges: the former ones stay as canceled charges without lines.
    OrderLines replaceShipping(List<ReplacedShipping> replaced) {
        var byGroup = replaced.stream()
                .filter(each -> each.groupId() != null)
                .collect(Collectors.toMap(each -> Objects.requireNonNull(each.groupId()), each -> each));
        return new OrderLines(
                all,
                Stream.concat(
                                groups.stream().map(group -> {
                                    var each = byGroup.get(group.id());
                                    return each == null ? group : group.priced(each.grossMinor());
                                }),
                                replaced.stream().map(ReplacedShipping::former))
                        .toList());
    }

    /// Cancels units. The shipping of a group is no longer due once all its units are canceled.
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

    /// Returns how many units of each line pending refunds remove from the order.
    public Map<OrderLineId, Integer> toRefund(RefundTotals refunds) {
        var units = new HashMap<OrderLineId, Integer>();
        for (var line : all) {
            var item = refunds.items().get(line.lineId().text());
            if (line.shippable()) {
                units.put(
                        line.lineId(),
                        refunds.fullyCovered() ? line.unshipped() : item == null ? 0 : line.toRefund(item));
            }
        }
        return units;
    }

    /// Returns how many units of each line successful refunds remove from the order.
    public Map<OrderLineId, Integer> refunded(RefundTotals refunds) {
        var units = new HashMap<OrderLineId, Integer>();
        for (var line : all) {
            var item = refunds.items().get(line.lineId().text());
            int back = refunds.fullyRefunded() ? line.refunding() : item == null ? 0 : line.refunded(item);
            if (back > 0) {
                units.put(line.lineId(), back);
            }
        }
        return units;
    }

    /// Returns whether too few units are outside of fulfillments.
    public boolean lacksUnassigned(Map<OrderLineId, Integer> toRefund) {
        return toRefund.entrySet().stream().anyMatch(entry -> {
            var line = find(entry.getKey()).orElseThrow();
            return line.unassigned() + line.refunding() < entry.getValue();
        });
    }

    OrderLines refunding(Map<OrderLineId, Integer> units) {
        return change(units, OrderLine::refunding);
    }

    /// Cancels units whose refund has succeeded. If a group is no longer shipped, its refunded shipping counts as
    /// settled.
    OrderLines cancelRefunded(Map<OrderLineId, Integer> units, RefundTotals refunds) {
        var changed = change(units, OrderLine::refunded);
        return new OrderLines(
                changed.all,
                groups.stream()
                        .map(group -> changed.isCanceled(group) ? group.cancel() : group)
                        .map(group ->
                                refunds.fullyRefunded() ? group.owe(group.payableMinor()) : group.refunded(refunds))
                        .toList());
    }

    long owedMinor() {
        return all.stream().mapToLong(OrderLine::owedGrossMinor).sum()
                + groups.stream().mapToLong(OrderGroup::owedGrossMinor).sum();
    }

    /// Returns the price of everything canceled, with tax, in minor units: units and shipping of groups.
    long canceledMinor() {
        return all.stream().mapToLong(OrderLine::canceledGrossMinor).sum() + canceledShippingMinor();
    }

    long canceledShippingMinor() {
        return groups.stream().mapToLong(OrderGroup::canceledGrossMinor).sum();
    }

    /// Distributes the owed amount: first to what was just canceled, as earlier cancellations have got what
    /// was paid for them, then line by line, each at most its price, then the shipping of groups. If the amount
    /// is too small, the rest is owed later without units.
    ///
    /// @param before the lines before the cancellation; the same lines if nothing was canceled now
    List<OwedItem> owed(long minor, OrderLines before) {
        var shares = shares(minor, before);
        var items = new ArrayList<OwedItem>();
        for (var line : all) {
            long share = shares.getOrDefault(line.id(), 0L);
            if (share > 0) {
                items.add(OwedItem.ofLine(line.id(), line.canceled() - line.owed(), share));
            }
        }
        for (var group : groups) {
            long share = shares.getOrDefault(group.id(), 0L);
            if (share > 0) {
                items.add(OwedItem.ofShipping(group.id(), group.owedGrossMinor() == 0 ? 1 : 0, share));
            }
        }
        return List.copyOf(items);
    }

    /// A line or the shipping of a group, by what was canceled of it.
    ///
    /// @param payableMinor part of the price that is not owed yet
    private record Canceled(UUID id, long grossMinor, long payableMinor) {}

    private List<Canceled> canceled() {
        var parts = new ArrayList<Canceled>();
        all.forEach(line -> parts.add(new Canceled(line.id(), line.canceledGrossMinor(), line.payableMinor())));
        groups.forEach(group -> parts.add(new Canceled(group.id(), group.canceledGrossMinor(), group.payableMinor())));
        return parts;
    }

    /// Returns the shares of the amount by line and group.
    private Map<UUID, Long> shares(long minor, OrderLines before) {
        var earlier = new HashMap<UUID, Long>();
        before.canceled().forEach(part -> earlier.put(part.id(), part.grossMinor()));
        var shares = new HashMap<UUID, Long>();
        long left = minor;
        for (var part : canceled()) {
            long news = part.grossMinor() - earlier.getOrDefault(part.id(), 0L);
            long share = Math.max(0, Math.min(left, Math.min(news, part.payableMinor())));
            shares.put(part.id(), share);
            left -= share;
        }
        for (var part : canceled()) {
            long share = Math.max(0, Math.min(left, part.payableMinor() - shares.getOrDefault(part.id(), 0L)));
            shares.merge(part.id(), share, Long::sum);
            left -= share;
        }
        return shares;
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

    /// Returns the shipping groups of the lines; one placeholder if the order is not split.
    public Set<Optional<ShippingGroupId>> groupsOf(Set<OrderLineId> lines) {
        return lines.stream()
                .flatMap(id -> find(id).stream())
                .map(line -> Optional.ofNullable(line.groupId()).map(ShippingGroupId::new))
                .collect(Collectors.toSet());
    }

    /// Returns whether these are all remaining units and none of them is in a parcel.
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

    /// Whether no unit is in a parcel.
    public boolean nothingPacked() {
        return all.stream().allMatch(line -> line.assigned() == 0);
    }

    public boolean nothingShipped() {
        return all.stream().allMatch(line -> line.shipped() == 0);
    }

    /// Units that need no shipping count as fulfilled.
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

    /// Returns the stock that the units need, by variant.
    public Map<VariantId, Integer> variants(Map<OrderLineId, Integer> units) {
        var byVariant = new HashMap<VariantId, Integer>();
        units.forEach((id, count) -> find(id).orElseThrow()
                .stock(count)
                .forEach((variant, stock) -> byVariant.merge(variant, stock, Integer::sum)));
        return byVariant;
    }

    /// Returns the stock of the units that were not shipped, by variant.
    public Map<VariantId, Integer> unshipped() {
        var byVariant = new HashMap<VariantId, Integer>();
        all.stream()
                .filter(line -> line.unshipped() > 0)
                .forEach(line -> line.stock(line.unshipped())
                        .forEach((variant, stock) -> byVariant.merge(variant, stock, Integer::sum)));
        return byVariant;
    }

    /// Formats the units of each line for people.
    static String text(Map<OrderLineId, Integer> units) {
        return units.entrySet().stream()
                .map(entry -> entry.getValue() + " x " + entry.getKey().text())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
