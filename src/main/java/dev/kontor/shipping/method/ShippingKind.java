package dev.kontor.shipping.method;

/// How the price of a method comes about.
enum ShippingKind {
    /// One price, whatever the parcel weighs.
    FLAT,
    /// The price of the lightest bracket that the parcel fits into; what is heavier than all cannot be sent so.
    BY_WEIGHT
}
