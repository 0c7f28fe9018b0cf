package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import java.util.UUID;

/// The claim of a reference on units of one variant at one location.
///
/// @param open units that were neither shipped nor given back
/// @param waiting those of them that have not come in yet
/// @param counted whether the stock level knows of them
public record Hold(UUID reference, VariantId variantId, LocationId locationId, int open, int waiting, boolean counted) {

    /// Units that could be shipped.
    int ready() {
        return open - waiting;
    }
}
