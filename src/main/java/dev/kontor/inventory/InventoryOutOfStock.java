package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// The last unit of a variant is gone.
@Schema(description = "The last unit of a variant is gone.")
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
