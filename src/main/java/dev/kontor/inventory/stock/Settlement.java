package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Units of one hold that are shipped or given back.
record Settlement(Hold hold, int units) {

    /// Spreads the quantities over the holds, in their order.
    ///
    /// @throws IllegalStateException if the holds have fewer open units
    static List<Settlement> spread(List<Hold> holds, Map<VariantId, Integer> quantities) {
        var settlements = new ArrayList<Settlement>();
        quantities.forEach((variant, quantity) -> {
            if (quantity <= 0) {
                throw new IllegalArgumentException(quantity + " units of " + variant.text());
            }
            int missing = quantity;
            for (var hold : holds) {
                int units = hold.variantId().equals(variant) ? Math.min(missing, hold.open()) : 0;
                if (units > 0) {
                    settlements.add(new Settlement(hold, units));
                    missing -= units;
                }
            }
            if (missing > 0) {
                throw new IllegalStateException("%d units of %s are not held".formatted(missing, variant.text()));
            }
        });
        return settlements;
    }

    static List<Settlement> whole(List<Hold> holds) {
        return holds.stream().map(hold -> new Settlement(hold, hold.open())).toList();
    }
}
