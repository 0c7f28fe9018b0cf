package dev.kontor.shipping.method;

/// How the price of a method is determined.
enum ShippingKind {
    /// One price, regardless of the weight.
    FLAT,
    /// The price of the smallest bracket that covers the parcel; heavier parcels cannot be shipped.
    BY_WEIGHT
}
