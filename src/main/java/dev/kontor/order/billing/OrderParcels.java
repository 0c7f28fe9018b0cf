package dev.kontor.order.billing;

import dev.kontor.inventory.StockToPick;
import dev.kontor.order.FulfillmentId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Describes parcels for packing slips and pick lists.
public interface OrderParcels {

    /// Finds the parcel unless it is canceled. Runs one SQL statement.
    Optional<PackedParcel> find(FulfillmentId id);

    /// Returns the units of those parcels that are not shipped yet; empty unless all of them wait to be
    /// shipped. Runs one SQL statement, regardless of the number of parcels and lines.
    Optional<List<PickedUnits>> pick(Collection<FulfillmentId> ids);

    /// Returns the orders of these that can be shipped: those that are placed and neither held nor canceled. Runs one
    /// SQL statement.
    Set<UUID> shippable(Collection<UUID> orders);

    /// Describes units that a location has to ship. Orders that are held, canceled or not placed yet are left
    /// out. Runs one SQL statement, regardless of the number of units.
    List<PickedUnits> pick(StockToPick stock);
}
