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
/// @param held what it adds to the units that are promised
record Move(
        VariantId variantId,
        LocationId locationId,
        @Nullable UUID reference,
        int quantity,
        int onHand,
        int held) {

    static Move taken(Allocation allocation, UUID reference) {
        return new Move(
                allocation.variantId(),
                allocation.locationId(),
                reference,
                allocation.quantity(),
                0,
                allocation.quantity());
    }

    static Move givenBack(Hold hold, int units) {
        return new Move(hold.variantId(), hold.locationId(), hold.reference(), units, 0, -units);
    }

    static Move shipped(Hold hold, int units) {
        return new Move(hold.variantId(), hold.locationId(), hold.reference(), units, -units, -units);
    }
}
