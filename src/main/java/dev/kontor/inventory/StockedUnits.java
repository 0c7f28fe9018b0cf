package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;

/// The units of a variant at a location.
///
/// @param location its code
/// @param onHand units in the house
/// @param held those of them that are promised to somebody
public record StockedUnits(Place place, String location, int onHand, int held) {

    /// Which variant, and where.
    public record Place(VariantId variantId, LocationId locationId) {}
}
