package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A change of one level, as the ledger notes it.
///
/// @param reference whose reservation it belongs to, if any
/// @param quantity how many units it is about; never negative
/// @param onHand what it adds to the units in the house
/// @param held what it adds to those of them that are promised
/// @param backordered what it adds to the units that are promised and not in the house
public record LevelChange(
        VariantId variantId,
        LocationId locationId,
        @Nullable UUID reference,
        int quantity,
        int onHand,
        int held,
        int backordered) {

    /// Units come in, or go if negative.
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
