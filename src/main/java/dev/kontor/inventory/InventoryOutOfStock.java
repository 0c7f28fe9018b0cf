package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;

/// The last unit of a variant is gone.
public record InventoryOutOfStock(VariantId variantId) implements Event {

    @Override
    public String type() {
        return "inventory.out_of_stock";
    }

    @Override
    public VariantId subject() {
        return variantId;
    }
}
