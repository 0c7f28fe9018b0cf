package dev.kontor.shipping;

/// Where a parcel is, as its carrier reports it.
public enum TrackingStatus {
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    /// It waits for the buyer at the carrier's parcel shop or locker.
    READY_FOR_COLLECTION,
    /// The carrier could not go on, such as with an unknown address.
    EXCEPTION,
    DELIVERED,
    /// The parcel came back to the shop.
    RETURNED;

    /// Whether nothing more is expected.
    public boolean isFinal() {
        return this == DELIVERED || this == RETURNED;
    }
}
