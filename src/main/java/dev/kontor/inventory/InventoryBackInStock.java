package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;

/// A variant that was sold out can be bought again.
///
/// @param available units that can be bought now
public record InventoryBackInStock(VariantId variantId, int available) implements Event {

    @Override
    public String type() {
        return "inventory.back_in_stock";
    }
}
