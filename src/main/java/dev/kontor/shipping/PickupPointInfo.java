package dev.kontor.shipping;

import dev.kontor.inventory.LocationId;
import dev.kontor.shared.address.Address;
import org.jspecify.annotations.Nullable;

/// A pickup point, for buyers.
///
/// @param instructions for buyers
public record PickupPointInfo(
        PickupPointId id,
        LocationId locationId,
        String name,
        Address address,
        OpeningHours hours,
        @Nullable String instructions) {

    public PickupPlace place() {
        return new PickupPlace(id, locationId, address);
    }
}
