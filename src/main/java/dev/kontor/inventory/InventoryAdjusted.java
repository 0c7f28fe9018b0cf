package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// There are more or fewer units of a variant than before, not by a sale; or, by one, too few for what is made of them.
///
/// @param available units that can be bought now
/// @param reason why, such as `RECEIVED` or `RELEASED`
@Schema(
        description = "There are more or fewer units of a variant than before, not by a sale; or, by one, too few for a"
                + " bundle that is made of them.")
public record InventoryAdjusted(VariantId variantId, int available, String reason) implements Event {

    @Override
    public String type() {
        return "inventory.adjusted";
    }

    @Override
    public VariantId subject() {
        return variantId;
    }
}
