package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.InventoryAdjusted;
import dev.kontor.inventory.InventoryBackInStock;
import dev.kontor.inventory.InventoryLow;
import dev.kontor.inventory.InventoryOutOfStock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Derives the events of a stock change. Publishes an event if a variant enters another band (in stock, low,
/// sold out), if its status changes, or if a bundle gains or loses enough parts; not for every unit. A sale of
/// one of a thousand units publishes nothing, and each crossing of a threshold is published once.
final class StockChanges {

    private StockChanges() {}

    private enum Band {
        SOLD_OUT,
        LOW,
        IN_STOCK
    }

    static List<Event> between(LockedStock before, LockedStock after, int threshold, Movement kind) {
        var events = new ArrayList<Event>();
        before.variants()
                .forEach(variant -> change(
                                variant, before.availability(variant), after.availability(variant), threshold, kind)
                        .or(() -> bundleQuantities(variant, before, after, kind))
                        .ifPresent(events::add));
        before.levels().forEach(then -> {
            var now = after.at(then.variantId(), then.locationId());
            var own = now.terms().lowThreshold();
            if (own != null && now.isLow() && !then.isLow()) {
                events.add(new InventoryLow(now.variantId(), now.free(), own, now.locationId()));
            }
        });
        return events;
    }

    /// Checks whether the variant crossed a quantity that a bundle needs, from stock or with backorders.
    private static Optional<Event> bundleQuantities(
            VariantId variant, LockedStock before, LockedStock after, Movement kind) {
        var then = before.availability(variant);
        var now = after.availability(variant);
        boolean crossed = before.bundleQuantities(variant).stream()
                .anyMatch(quantity -> then.waiting(quantity) == 0 != (now.waiting(quantity) == 0)
                        || then.covers(quantity) != now.covers(quantity));
        return crossed ? Optional.of(new InventoryAdjusted(variant, now.available(), kind.name())) : Optional.empty();
    }

    private static Optional<Event> change(
            VariantId variant, Availability then, Availability now, int threshold, Movement kind) {
        int direction = band(now, threshold).compareTo(band(then, threshold));
        if (direction < 0) {
            return Optional.of(
                    now.available() == 0
                            ? new InventoryOutOfStock(variant)
                            : new InventoryLow(variant, now.available(), threshold, null));
        }
        if (direction > 0 && band(then, threshold) == Band.SOLD_OUT) {
            return Optional.of(new InventoryBackInStock(variant, now.available()));
        }
        return direction > 0 || now.status() != then.status()
                ? Optional.of(new InventoryAdjusted(variant, now.available(), kind.name()))
                : Optional.empty();
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
