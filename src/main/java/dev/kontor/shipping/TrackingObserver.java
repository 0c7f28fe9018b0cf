package dev.kontor.shipping;

import java.util.UUID;

/// Receives newer reports of carriers about parcels, inside the transaction that records them.
public interface TrackingObserver {

    /// @param parcel value of the id of the parcel: of a fulfillment or a return
    void parcelMoved(ParcelKind kind, UUID parcel, String trackingNumber, TrackingNews news);
}
