package dev.kontor.inventory.reservation;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.OutOfStock;
import dev.kontor.inventory.stock.Allocation;
import dev.kontor.inventory.stock.AllocationStrategy;
import dev.kontor.inventory.stock.Hold;
import dev.kontor.inventory.stock.LockedStock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Units to hold: some from one location, where the buyer picks them up, the others from any location.
record PlannedHold(Map<VariantId, Integer> quantities, Claim.@Nullable Pickup pickup) {

    /// The units of holds that have expired.
    static PlannedHold of(List<Hold> holds) {
        var quantities =
                holds.stream().collect(Collectors.groupingBy(Hold::variantId, Collectors.summingInt(Hold::open)));
        var pickedUp = holds.stream().filter(Hold::pickup).toList();
        return new PlannedHold(
                quantities,
                pickedUp.isEmpty()
                        ? null
                        : new Claim.Pickup(
                                pickedUp.getFirst().locationId(),
                                pickedUp.stream().map(Hold::variantId).collect(Collectors.toSet())));
    }

    boolean isCovered(LockedStock locked) {
        return shortages(locked).isEmpty() && shortagesAtPickup(locked).isEmpty();
    }

    /// @throws OutOfStock listing every variant that is short
    List<Allocation> allocate(LockedStock locked, AllocationStrategy strategy, @Nullable String country) {
        var missing = shortagesAtPickup(locked);
        if (!missing.isEmpty()) {
            throw new OutOfStock(missing, true);
        }
        var shortages = shortages(locked);
        if (!shortages.isEmpty()) {
            throw new OutOfStock(shortages);
        }
        var shipped = locked.allocate(split(false), strategy, country);
        return pickup == null
                ? shipped
                : Stream.concat(
                                shipped.stream(),
                                locked.inStockAt(pickup.location()).allocate(split(true), strategy, country).stream()
                                        .map(Allocation::pickedUp))
                        .toList();
    }

    private List<OutOfStock.Shortage> shortages(LockedStock locked) {
        return locked.shortages(split(false));
    }

    private List<OutOfStock.Shortage> shortagesAtPickup(LockedStock locked) {
        return pickup == null ? List.of() : locked.inStockAt(pickup.location()).shortages(split(true));
    }

    private Map<VariantId, Integer> split(boolean pickedUp) {
        var some = new HashMap<VariantId, Integer>();
        quantities.forEach((variant, units) -> {
            if ((pickup != null && pickup.variants().contains(variant)) == pickedUp) {
                some.put(variant, units);
            }
        });
        return some;
    }
}
