package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;

/// Units of a variant to allocate at one location.
///
/// @param quantity units on hand
/// @param backordered units beyond those, to backorder
/// @param counted whether the level changes; false if its stock is not tracked
/// @param pickup whether the units are picked up at the location
public record Allocation(
        VariantId variantId, LocationId locationId, int quantity, int backordered, boolean counted, boolean pickup) {

    Allocation(VariantId variantId, LocationId locationId, int quantity, int backordered, boolean counted) {
        this(variantId, locationId, quantity, backordered, counted, false);
    }

    public Allocation pickedUp() {
        return new Allocation(variantId, locationId, quantity, backordered, counted, true);
    }

    public int units() {
        return quantity + backordered;
    }
}
