package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartItemId;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.PickupPlace;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The shipping of a cart: as a whole, or divided into groups.
///
/// @param method shipping method of the units that are in no group
/// @param pickup where the buyer collects the order; absent if it is shipped
/// @param point the carrier's point to which `method` delivers, if the buyer selected one
/// @param groups shipping groups; together they never contain more units of an item than the cart
public record CartShipping(
        @Nullable ShippingMethodId method,
        @Nullable PickupPlace pickup,
        @Nullable CarrierPoint point,
        List<CartGroup> groups) {

    public static final CartShipping UNDIVIDED = new CartShipping(null, List.of());
    public static final int MAX_GROUPS = 10;
    static final int MAX_PARTS = 200;

    public CartShipping {
        groups = List.copyOf(groups);
    }

    public CartShipping(@Nullable ShippingMethodId method, List<CartGroup> groups) {
        this(method, null, null, groups);
    }

    /// The whole cart is collected.
    static CartShipping pickUp(ShippingMethodId method, PickupPlace place) {
        return new CartShipping(method, place, null, List.of());
    }

    /// Without the selection of a pickup point.
    CartShipping shipped() {
        return pickup == null ? this : new CartShipping(null, groups);
    }

    public Optional<CartGroup> find(ShippingGroupId id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }

    CartShipping choose(@Nullable ShippingMethodId chosen, @Nullable CarrierPoint at) {
        return new CartShipping(chosen, null, at, groups);
    }

    CartShipping choose(ShippingGroupId id, @Nullable ShippingMethodId chosen, @Nullable CarrierPoint at) {
        return new CartShipping(
                method,
                pickup,
                point,
                groups.stream()
                        .map(group -> group.id().equals(id) ? group.choose(chosen, at) : group)
                        .toList());
    }

    /// @throws RejectedException if there are too many groups, or too many groups for one item
    CartShipping divide(List<CartGroup> wanted) {
        int parts = wanted.stream().mapToInt(group -> group.units().size()).sum();
        if (wanted.size() > MAX_GROUPS || parts > MAX_PARTS) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    Message.of("cart.too-many-groups", "groups", MAX_GROUPS, "parts", MAX_PARTS),
                    Map.of("groups", MAX_GROUPS, "parts", MAX_PARTS));
        }
        return wanted.isEmpty()
                ? new CartShipping(method, pickup, point, wanted)
                : new CartShipping(shipped().method(), null, point, wanted);
    }

    /// Appends the groups of another cart. Units beyond the limits stay in no group.
    CartShipping and(List<CartGroup> others) {
        if (pickup != null) {
            return this;
        }
        var all = new ArrayList<CartGroup>();
        int parts = 0;
        for (var group : concat(groups, others)) {
            parts += group.units().size();
            if (all.size() < MAX_GROUPS && parts <= MAX_PARTS) {
                all.add(group);
            }
        }
        return new CartShipping(method, null, point, all);
    }

    private static List<CartGroup> concat(List<CartGroup> first, List<CartGroup> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /// Removes units that the cart no longer has: first those in no group, then those of the last
    /// group. Empty groups are removed.
    public CartShipping matching(List<CartItem> items) {
        if (groups.isEmpty()) {
            return this;
        }
        var left = new HashMap<CartItemId, Integer>();
        items.forEach(item -> left.put(item.id(), item.quantity()));
        var fitting = new ArrayList<CartGroup>();
        for (var group : groups) {
            var units = new LinkedHashMap<CartItemId, Integer>();
            group.units().forEach((item, wanted) -> {
                int given = Math.min(wanted, left.getOrDefault(item, 0));
                if (given > 0) {
                    units.put(item, given);
                    left.merge(item, -given, Integer::sum);
                }
            });
            if (!units.isEmpty()) {
                fitting.add(group.holding(units));
            }
        }
        return new CartShipping(method, pickup, point, fitting);
    }

    /// All groups of the cart: first the units in no group, if there are any.
    ///
    /// @param own id of the group of the units that are in no group
    List<CartGroup> all(ShippingGroupId own, List<CartItem> items) {
        var all = new ArrayList<CartGroup>();
        var rest = new LinkedHashMap<CartItemId, Integer>();
        for (var item : items) {
            int elsewhere =
                    groups.stream().mapToInt(group -> group.units(item.id())).sum();
            if (elsewhere < item.quantity()) {
                rest.put(item.id(), item.quantity() - elsewhere);
            }
        }
        if (groups.isEmpty() || !rest.isEmpty()) {
            all.add(new CartGroup(own, null, method, point, rest));
        }
        all.addAll(groups);
        return all;
    }
}
