package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.OutOfStock.Shortage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// All levels of some variants, as they are while they are locked: decides what can be taken and from where.
final class LockedStock {

    private final List<Level> levels;

    LockedStock(Collection<Level> levels) {
        this.levels = levels.stream()
                .sorted(Comparator.comparing(Level::priority)
                        .thenComparing(level -> level.locationId().value()))
                .toList();
    }

    /// The level of the variant at the location, which was locked.
    Level at(VariantId variant, LocationId location) {
        return levels.stream()
                .filter(level ->
                        level.variantId().equals(variant) && level.locationId().equals(location))
                .findFirst()
                .orElseThrow();
    }

    /// What can be bought; a variant without a level has nothing.
    Availability availability(VariantId variant) {
        boolean tracked = selling(variant).stream().allMatch(Level::tracked);
        long free = selling(variant).stream()
                .filter(Level::tracked)
                .mapToLong(Level::free)
                .sum();
        return new Availability(Math.clamp(free, 0, Integer.MAX_VALUE), tracked);
    }

    List<Shortage> shortages(Map<VariantId, Integer> quantities) {
        return quantities.entrySet().stream()
                .filter(line -> !availability(line.getKey()).covers(line.getValue()))
                .map(line -> new Shortage(
                        line.getKey(),
                        line.getValue(),
                        availability(line.getKey()).available()))
                .sorted(Comparator.comparing(shortage -> shortage.variantId().value()))
                .toList();
    }

    /// Where to take the units: from the locations by priority, one line from several if need be.
    ///
    /// @param quantities of which none is short
    List<Allocation> allocate(Map<VariantId, Integer> quantities) {
        var allocations = new ArrayList<Allocation>();
        quantities.forEach((variant, quantity) -> {
            if (availability(variant).tracked()) {
                allocateTracked(variant, quantity, allocations);
            } else {
                var level = selling(variant).stream()
                        .filter(each -> !each.tracked())
                        .findFirst()
                        .orElseThrow();
                allocations.add(new Allocation(variant, level.locationId(), quantity, false));
            }
        });
        return allocations;
    }

    /// The stock after the moves.
    LockedStock after(Collection<Move> moves) {
        var changed = new ArrayList<Level>();
        for (var level : levels) {
            var now = level;
            for (var move : moves) {
                if (level.isOf(move)) {
                    now = now.after(move);
                }
            }
            changed.add(now);
        }
        return new LockedStock(changed);
    }

    private void allocateTracked(VariantId variant, int quantity, List<Allocation> allocations) {
        int missing = quantity;
        for (var level : selling(variant)) {
            int take = Math.min(missing, level.free());
            if (take > 0) {
                allocations.add(new Allocation(variant, level.locationId(), take, true));
                missing -= take;
            }
        }
        if (missing > 0) {
            throw new IllegalStateException(missing + " units of " + variant.text() + " are short");
        }
    }

    private List<Level> selling(VariantId variant) {
        return levels.stream()
                .filter(level -> level.active() && level.variantId().equals(variant))
                .toList();
    }
}
