package dev.kontor.notification;

/// The reports of carriers about parcels that buyers can get as mails.
public enum TrackingMail {
    /// The parcel arrives today.
    OUT_FOR_DELIVERY,
    /// The parcel waits at the parcel shop or locker.
    READY_FOR_COLLECTION,
    /// The carrier could not go on, such as after an attempt to deliver.
    EXCEPTION,
    /// The parcel was delivered.
    DELIVERED
}
