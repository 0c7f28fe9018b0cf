package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;

/// The units of one variant at one location.
///
/// @param onHand units in the house
/// @param held those of them that are promised to somebody
/// @param tracked whether the units are counted at all
/// @param active whether the location sells
/// @param priority of the location; the lowest number is taken from first
record Level(
        VariantId variantId,
        LocationId locationId,
        int onHand,
        int held,
        boolean tracked,
        boolean active,
        int priority) {

    int free() {
        return onHand - held;
    }

    Level after(Move move) {
        return new Level(
                variantId,
                locationId,
                Math.addExact(onHand, move.onHand()),
                Math.addExact(held, move.held()),
                tracked,
                active,
                priority);
    }

    boolean isOf(Move move) {
        return variantId.equals(move.variantId()) && locationId.equals(move.locationId());
    }
}
