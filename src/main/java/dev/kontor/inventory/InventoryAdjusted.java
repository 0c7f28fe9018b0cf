package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;

/// The availability of a variant changed: staff changed its stock or terms, units were released, or a sale used
/// up its backorders or left too few units for a bundle.
///
/// @param available units that can be bought now
/// @param reason reason of the change, such as `RECEIVED` or `RELEASED`
public record InventoryAdjusted(VariantId variantId, int available, String reason) implements Event {

    @Override
    public String type() {
        return "inventory.adjusted";
    }
}
