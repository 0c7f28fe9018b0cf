package dev.kontor.order.cancellation;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Inventory;
import dev.kontor.order.OrderId;
import dev.kontor.promotion.Promotions;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Returns what a canceled order has claimed: stock and uses of promotions.
@Component
class OrderClaims {

    private final Inventory inventory;
    private final Promotions promotions;

    OrderClaims(Inventory inventory, Promotions promotions) {
        this.inventory = inventory;
        this.promotions = promotions;
    }

    /// Returns everything.
    ///
    /// @param restock whether the units return to the available stock; otherwise they are removed from it
    void release(OrderId id, Map<VariantId, Integer> units, boolean restock) {
        promotions.release(id.value());
        if (restock) {
            inventory.release(id.value());
        } else {
            inventory.writeOff(id.value(), units);
        }
    }

    /// Returns the stock of some units.
    ///
    /// @param restock whether the units return to the available stock; otherwise they are removed from it
    void releaseUnits(OrderId id, Map<VariantId, Integer> units, boolean restock) {
        if (restock) {
            inventory.release(id.value(), units);
        } else {
            inventory.writeOff(id.value(), units);
        }
    }
}
