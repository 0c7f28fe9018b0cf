package dev.kontor.shipping.method;

/// Where a method delivers parcels.
enum DeliveryPlace {
    /// To the buyer's address.
    ADDRESS,
    /// To a parcel shop or locker of the carrier, which the buyer selects.
    CARRIER_POINT
}
