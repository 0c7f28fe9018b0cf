package dev.kontor.order.cancellation;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Inventory;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.DeliveredLines;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.promotion.Promotions;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Returns what a canceled order has claimed: stock and uses of promotions.
@Component
class OrderClaims {

    private final Inventory inventory;
    private final Promotions promotions;
    private final DeliveredLines delivered;

    OrderClaims(Inventory inventory, Promotions promotions, DeliveredLines delivered) {
        this.inventory = inventory;
        this.promotions = promotions;
        this.delivered = delivered;
    }

    /// Takes back what was delivered of the order without a parcel, before it is canceled.
    void withdraw(Order order) {
        delivered.canceled(order);
    }

    /// Takes back what was delivered of these units without a parcel, before they are canceled.
    void withdraw(Order order, Map<OrderLineId, Integer> units) {
        delivered.canceled(order, units);
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
