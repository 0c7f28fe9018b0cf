package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;

/// A variant has no units left to buy from stock.
public record InventoryOutOfStock(VariantId variantId) implements Event {

    @Override
    public String type() {
        return "inventory.out_of_stock";
    }
}
