package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A variant that was sold out can be bought again.
///
/// @param available units that can be bought now
@Schema(description = "A variant that was sold out can be bought again.")
public record InventoryBackInStock(VariantId variantId, int available) implements Event {

    @Override
    public String type() {
        return "inventory.back_in_stock";
    }

    @Override
    public VariantId subject() {
        return variantId;
    }
}
