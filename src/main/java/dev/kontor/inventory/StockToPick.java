package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import java.util.List;
import java.util.UUID;

/// The units that a location has to ship.
///
/// @param location its name
/// @param units by reference, the oldest first
public record StockToPick(String location, List<Units> units) {

    /// Returns the references, the oldest first.
    public List<UUID> references() {
        return units.stream().map(Units::reference).distinct().toList();
    }

    /// Units of a variant for a reference.
    public record Units(UUID reference, VariantId variantId, int quantity) {}
}
