package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.OutOfStock.Shortage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The locked levels of some variants: decides what can be allocated and from which location.
public final class LockedStock {

    private final List<Level> levels;

    LockedStock(Collection<Level> levels) {
        this.levels = levels.stream()
                .sorted(Comparator.comparing((Level level) -> level.site().priority())
                        .thenComparing(level -> level.locationId().value()))
                .toList();
    }

    public Level at(VariantId variant, LocationId location) {
        return levels.stream()
                .filter(level ->
                        level.variantId().equals(variant) && level.locationId().equals(location))
                .findFirst()
                .orElseThrow();
    }

    public List<Level> levels() {
        return levels;
    }

    List<VariantId> variants() {
        return levels.stream().map(Level::variantId).distinct().toList();
    }

    /// Returns only the levels of these variants.
    public LockedStock of(Set<VariantId> some) {
        return new LockedStock(levels.stream()
                .filter(level -> some.contains(level.variantId()))
                .toList());
    }

    /// Returns this stock with the levels of some variants replaced by newer ones.
    public LockedStock replaced(LockedStock newer) {
        var others = new HashSet<>(newer.variants());
        return new LockedStock(Stream.concat(
                        levels.stream().filter(level -> !others.contains(level.variantId())), newer.levels.stream())
                .toList());
    }

    /// Returns how many units each bundle with this variant needs.
    List<Integer> bundleQuantities(VariantId variant) {
        return levels.stream()
                .filter(level -> level.variantId().equals(variant))
                .findFirst()
                .map(Level::bundleQuantities)
                .orElse(List.of());
    }

    /// Calculates what can be bought; a variant without a level has no units.
    Availability availability(VariantId variant) {
        var selling = selling(variant);
        var tracked = selling.stream().filter(Level::tracked).toList();
        var promising = tracked.stream().filter(level -> level.promisable() > 0).toList();
        return new Availability(
                sum(tracked, Level::free),
                tracked.size() == selling.size(),
                sum(promising, Level::promisable),
                !promising.isEmpty()
                        && promising.stream().allMatch(level -> level.terms().selling() == SoldOutPolicy.PREORDER),
                promising.stream()
                        .map(level -> level.terms().expectedOn())
                        .filter(Objects::nonNull)
                        .min(Comparator.<LocalDate>naturalOrder())
                        .orElse(null));
    }

    /// Returns only the units in stock at one location, without what can be backordered there.
    public LockedStock inStockAt(LocationId location) {
        return new LockedStock(levels.stream()
                .filter(level -> level.locationId().equals(location))
                .map(level -> level.on(level.terms().withoutBackorders()))
                .toList());
    }

    public List<Shortage> shortages(Map<VariantId, Integer> quantities) {
        return quantities.entrySet().stream()
                .filter(line -> !availability(line.getKey()).covers(line.getValue()))
                .map(line -> {
                    var now = availability(line.getKey());
                    return new Shortage(
                            line.getKey(),
                            line.getValue(),
                            Math.clamp((long) now.available() + now.backorderable(), 0, Integer.MAX_VALUE));
                })
                .sorted(Comparator.comparing(shortage -> shortage.variantId().value()))
                .toList();
    }

    /// Decides which locations the units are allocated from, splitting a line if necessary; units on hand come
    /// before backorders.
    ///
    /// @param quantities quantities without a shortage
    /// @param country destination, if known
    public List<Allocation> allocate(
            Map<VariantId, Integer> quantities, AllocationStrategy strategy, @Nullable String country) {
        var order = strategy.order(
                levels.stream().filter(level -> level.site().active()).toList(), quantities, country);
        var allocations = new ArrayList<Allocation>();
        quantities.forEach((variant, quantity) -> {
            var selling = selling(variant).stream().sorted(order).toList();
            if (availability(variant).tracked()) {
                allocateTracked(variant, quantity, selling, allocations);
            } else {
                var level = selling.stream()
                        .filter(each -> !each.tracked())
                        .findFirst()
                        .orElseThrow();
                allocations.add(new Allocation(variant, level.locationId(), quantity, 0, false));
            }
        });
        return allocations;
    }

    /// Returns the stock after the changes.
    public LockedStock after(Collection<LevelChange> moves) {
        return with(level -> {
            var now = level;
            for (var move : moves) {
                if (level.isOf(move)) {
                    now = now.after(move);
                }
            }
            return now;
        });
    }

    /// Returns the stock with changed levels.
    public LockedStock with(UnaryOperator<Level> change) {
        return new LockedStock(levels.stream().map(change).toList());
    }

    private static void allocateTracked(
            VariantId variant, int quantity, List<Level> levels, List<Allocation> allocations) {
        int missing = quantity - Math.min(quantity, sum(levels, Level::free));
        int left = quantity - missing;
        for (var level : levels) {
            int take = Math.min(left, level.free());
            int promise = Math.min(missing, level.promisable());
            if (take + promise > 0) {
                allocations.add(new Allocation(variant, level.locationId(), take, promise, true));
                left -= take;
                missing -= promise;
            }
        }
        if (missing > 0) {
            throw new IllegalStateException(missing + " units of " + variant.text() + " are missing");
        }
    }

    private List<Level> selling(VariantId variant) {
        return levels.stream()
                .filter(level -> level.site().active() && level.variantId().equals(variant))
                .toList();
    }

    private static int sum(List<Level> levels, ToIntFunction<Level> units) {
        long sum = levels.stream().mapToLong(units::applyAsInt).sum();
        return Math.clamp(sum, 0, Integer.MAX_VALUE);
    }
}
