package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;

/// Units of a variant to allocate at one location.
///
/// @param quantity units on hand
/// @param backordered units beyond those, to backorder
/// @param counted whether the level changes; false if its stock is not tracked
public record Allocation(VariantId variantId, LocationId locationId, int quantity, int backordered, boolean counted) {

    public int units() {
        return quantity + backordered;
    }
}
