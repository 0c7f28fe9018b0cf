package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;

/// Units of a variant that are to be taken at one location.
///
/// @param quantity units that are there
/// @param backordered units that are promised beyond those
/// @param counted whether the level there is changed; it is not where stock is not tracked
public record Allocation(VariantId variantId, LocationId locationId, int quantity, int backordered, boolean counted) {

    public int units() {
        return quantity + backordered;
    }
}
