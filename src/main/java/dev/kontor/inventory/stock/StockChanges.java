package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.InventoryAdjusted;
import dev.kontor.inventory.InventoryBackInStock;
import dev.kontor.inventory.InventoryLow;
import dev.kontor.inventory.InventoryOutOfStock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What is worth telling about a change of stock: not every unit, but that a variant enters another band (in
/// stock, low, sold out). So a sale of one of a thousand units writes no event.
final class StockChanges {

    private StockChanges() {}

    private enum Band {
        SOLD_OUT,
        LOW,
        IN_STOCK
    }

    static List<Event> between(
            LockedStock before, LockedStock after, Collection<VariantId> variants, int threshold, Movement kind) {
        var events = new ArrayList<Event>();
        variants.stream().distinct().forEach(variant -> {
            var then = before.availability(variant);
            var now = after.availability(variant);
            int direction = band(now, threshold).compareTo(band(then, threshold));
            if (direction < 0) {
                events.add(
                        now.available() == 0
                                ? new InventoryOutOfStock(variant)
                                : new InventoryLow(variant, now.available(), threshold));
            } else if (direction > 0) {
                events.add(
                        band(then, threshold) == Band.SOLD_OUT
                                ? new InventoryBackInStock(variant, now.available())
                                : new InventoryAdjusted(variant, now.available(), kind.name()));
            }
        });
        return events;
    }

    private static Band band(Availability availability, int threshold) {
        if (!availability.tracked()) {
            return Band.IN_STOCK;
        }
        if (availability.available() == 0) {
            return Band.SOLD_OUT;
        }
        return availability.available() <= threshold ? Band.LOW : Band.IN_STOCK;
    }
}
