package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A variant is running out.
///
/// @param available units that can be bought now
/// @param threshold the number of units that counts as low
@Schema(description = "A variant is running out.")
public record InventoryLow(VariantId variantId, int available, int threshold) implements Event {

    @Override
    public String type() {
        return "inventory.low";
    }

    @Override
    public VariantId subject() {
        return variantId;
    }
}
