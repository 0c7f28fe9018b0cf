package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import java.util.UUID;

/// Units of one variant at one location, reserved for a reference.
///
/// @param open units neither shipped nor released
/// @param waiting number of them that are still backordered
/// @param counted whether the stock level includes them; false if stock was not tracked
/// @param pickup whether they are picked up at the location
public record Hold(
        UUID reference,
        VariantId variantId,
        LocationId locationId,
        int open,
        int waiting,
        boolean counted,
        boolean pickup) {

    /// Returns the units that can be shipped.
    int ready() {
        return open - waiting;
    }

    /// Whether the location can ship them as they are; units that no level counts have no place.
    public boolean isAt(LocationId location) {
        return !counted || locationId.equals(location);
    }
}
