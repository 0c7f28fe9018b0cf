package dev.kontor.order.billing;

import dev.kontor.inventory.StockToPick;
import dev.kontor.order.FulfillmentId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Describes parcels for packing slips and pick lists.
public interface OrderParcels {

    /// Finds the parcel unless it is canceled. Runs one SQL statement.
    Optional<PackedParcel> find(FulfillmentId id);

    /// Returns the units of those parcels that are not shipped yet; empty unless all of them wait to be
    /// shipped. Runs one SQL statement, regardless of the number of parcels and lines.
    Optional<List<PickedUnits>> pick(Collection<FulfillmentId> ids);

    /// Describes units that a location has to ship. Orders that are held, canceled or not placed yet are left
    /// out. Runs one SQL statement, regardless of the number of units.
    List<PickedUnits> pick(StockToPick stock);
}
