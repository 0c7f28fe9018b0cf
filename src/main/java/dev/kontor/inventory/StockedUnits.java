package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;

/// The units of a variant at a location.
///
/// @param location its code
/// @param onHand units physically in stock
/// @param held number of them that are reserved
public record StockedUnits(Place place, String location, int onHand, int held) {

    /// The variant and the location of the units.
    public record Place(VariantId variantId, LocationId locationId) {}
}
