package dev.kontor.order.billing;

import dev.kontor.order.FulfillmentId;
import java.util.Optional;

/// Describes parcels for packing slips.
public interface OrderParcels {

    /// Finds the parcel unless it is canceled. Runs one SQL statement.
    Optional<PackedParcel> find(FulfillmentId id);
}
