package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A change of one level, as recorded in the ledger.
///
/// @param reference the reservation, transfer or count that it belongs to, if any
/// @param quantity number of units that move; never negative
/// @param onHand change of the units on hand
/// @param held change of the held units
/// @param backordered change of the backordered units
public record LevelChange(
        VariantId variantId,
        LocationId locationId,
        @Nullable UUID reference,
        int quantity,
        int onHand,
        int held,
        int backordered) {

    /// A change of the units on hand only.
    public static LevelChange onHand(VariantId variant, LocationId location, @Nullable UUID reference, int delta) {
        return new LevelChange(variant, location, reference, Math.abs(delta), delta, 0, 0);
    }

    public static LevelChange taken(Allocation allocation, UUID reference) {
        return new LevelChange(
                allocation.variantId(),
                allocation.locationId(),
                reference,
                allocation.units(),
                0,
                allocation.quantity(),
                allocation.backordered());
    }

    public static LevelChange released(Settlement settlement) {
        var hold = settlement.hold();
        return new LevelChange(
                hold.variantId(),
                hold.locationId(),
                hold.reference(),
                settlement.units(),
                0,
                -settlement.ready(),
                -settlement.waiting());
    }

    public static LevelChange shipped(Settlement settlement) {
        var hold = settlement.hold();
        int units = settlement.units();
        return new LevelChange(hold.variantId(), hold.locationId(), hold.reference(), units, -units, -units, 0);
    }
}
