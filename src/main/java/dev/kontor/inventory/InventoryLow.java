package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A variant is running out: told once each time the threshold is crossed.
///
/// @param available units that can be bought now
/// @param threshold the number of units that counts as low
/// @param locationId where, if it is the threshold of one location; absent if it is that of the shop for all of them
@Schema(description = "A variant is running out.")
public record InventoryLow(
        VariantId variantId,
        int available,
        int threshold,
        @Nullable LocationId locationId) implements Event {

    @Override
    public String type() {
        return "inventory.low";
    }

    @Override
    public VariantId subject() {
        return variantId;
    }
}
