package dev.kontor.shipping;

import dev.kontor.inventory.LocationId;
import dev.kontor.shared.address.Address;

/// A pickup point as a buyer selected it. If its location or address changes, it must be selected again.
///
/// @param locationId location whose stock is handed over
/// @param address determines tax and price
public record PickupPlace(PickupPointId id, LocationId locationId, Address address) {}
