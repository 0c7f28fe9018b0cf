package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.OutOfStock;
import dev.kontor.inventory.OutOfStock.Shortage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Units of one hold to ship or release.
///
/// @param ready units on hand
/// @param waiting backordered units
public record Settlement(Hold hold, int ready, int waiting) {

    public int units() {
        return ready + waiting;
    }

    /// Distributes the quantities over the holds in their order; backordered units of a hold come first.
    ///
    /// @throws IllegalStateException if the holds have fewer open units
    public static List<Settlement> spread(List<Hold> holds, Map<VariantId, Integer> quantities) {
        var settlements = new ArrayList<Settlement>();
        quantities.forEach((variant, quantity) -> {
            requireOpen(holds, variant, quantity);
            int missing = quantity;
            for (var hold : holds) {
                int units = hold.variantId().equals(variant) ? Math.min(missing, hold.open()) : 0;
                if (units > 0) {
                    int waiting = Math.min(units, hold.waiting());
                    settlements.add(new Settlement(hold, units - waiting, waiting));
                    missing -= units;
                }
            }
        });
        return settlements;
    }

    /// Distributes the quantities over the units on hand, in the order of the holds.
    ///
    /// @throws OutOfStock if some of the units are still backordered
    /// @throws IllegalStateException if the holds have fewer open units
    public static List<Settlement> ready(List<Hold> holds, Map<VariantId, Integer> quantities) {
        var settlements = new ArrayList<Settlement>();
        var shortages = new ArrayList<Shortage>();
        quantities.forEach((variant, quantity) -> {
            requireOpen(holds, variant, quantity);
            int missing = quantity;
            for (var hold : holds) {
                int units = hold.variantId().equals(variant) ? Math.min(missing, hold.ready()) : 0;
                if (units > 0) {
                    settlements.add(new Settlement(hold, units, 0));
                    missing -= units;
                }
            }
            if (missing > 0) {
                shortages.add(new Shortage(variant, quantity, quantity - missing));
            }
        });
        if (!shortages.isEmpty()) {
            throw new OutOfStock(shortages);
        }
        return settlements;
    }

    public static List<Settlement> whole(List<Hold> holds) {
        return holds.stream()
                .map(hold -> new Settlement(hold, hold.ready(), hold.waiting()))
                .toList();
    }

    /// Maps each settlement to a part of it and drops empty parts.
    public static List<Settlement> parts(List<Settlement> settlements, UnaryOperator<Settlement> part) {
        return settlements.stream().map(part).filter(each -> each.units() > 0).toList();
    }

    private static void requireOpen(List<Hold> holds, VariantId variant, int quantity) {
        if (quantity <= 0) {
            throw new IllegalArgumentException(quantity + " units of " + variant.text());
        }
        int open = holds.stream()
                .filter(hold -> hold.variantId().equals(variant))
                .mapToInt(Hold::open)
                .sum();
        if (open < quantity) {
            throw new IllegalStateException("%d units of %s are not held".formatted(quantity - open, variant.text()));
        }
    }
}
