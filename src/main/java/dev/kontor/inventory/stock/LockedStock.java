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

/// All levels of some variants, as they are while they are locked: decides what can be taken and from where.
public final class LockedStock {

    private final List<Level> levels;

    LockedStock(Collection<Level> levels) {
        this.levels = levels.stream()
                .sorted(Comparator.comparing((Level level) -> level.site().priority())
                        .thenComparing(level -> level.locationId().value()))
                .toList();
    }

    /// The level of the variant at the location, which was locked.
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

    /// The levels of these variants only.
    public LockedStock of(Set<VariantId> some) {
        return new LockedStock(levels.stream()
                .filter(level -> some.contains(level.variantId()))
                .toList());
    }

    /// The stock with the levels of some variants as they are there.
    public LockedStock replaced(LockedStock newer) {
        var others = new HashSet<>(newer.variants());
        return new LockedStock(Stream.concat(
                        levels.stream().filter(level -> !others.contains(level.variantId())), newer.levels.stream())
                .toList());
    }

    /// The numbers in which units of the variant leave at once.
    List<Integer> lots(VariantId variant) {
        return levels.stream()
                .filter(level -> level.variantId().equals(variant))
                .findFirst()
                .map(Level::lots)
                .orElse(List.of());
    }

    /// What can be bought; a variant without a level has nothing.
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

    /// Where to take the units, one line from several locations if need be; what is there goes before what is
    /// only promised.
    ///
    /// @param quantities of which none is short
    /// @param country where they go, if that is known
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

    /// The stock after the moves.
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

    /// The stock with other levels in place of these.
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
            throw new IllegalStateException(missing + " units of " + variant.text() + " are short");
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
