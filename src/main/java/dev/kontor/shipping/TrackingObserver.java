package dev.kontor.shipping;

import java.util.UUID;

/// Receives newer reports of carriers about parcels, inside the transaction that records them.
public interface TrackingObserver {

    /// @param parcel value of the id of the parcel
    void parcelMoved(UUID parcel, String trackingNumber, TrackingNews news);
}
