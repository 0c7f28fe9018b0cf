package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import org.jspecify.annotations.Nullable;

/// A variant is running out. Published once each time the threshold is crossed.
///
/// @param available units that can be bought now
/// @param threshold the variant is low at this number of units or fewer
/// @param locationId the location of the threshold; absent for the shop-wide threshold over all locations
public record InventoryLow(
        VariantId variantId,
        int available,
        int threshold,
        @Nullable LocationId locationId) implements Event {

    @Override
    public String type() {
        return "inventory.low";
    }
}
