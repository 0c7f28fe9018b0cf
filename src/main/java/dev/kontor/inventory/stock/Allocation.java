package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;

/// Units of a variant that are to be taken at one location.
///
/// @param counted whether the level there is changed; it is not where stock is not tracked
record Allocation(VariantId variantId, LocationId locationId, int quantity, boolean counted) {}
