package dev.kontor.shipping.method;

/// Why a method does not take a parcel.
enum ShippingExclusion {
    /// The method is switched off.
    NOT_ACTIVE,
    /// The destination lies in another zone, or in none.
    OTHER_ZONE,
    /// The method has no price in the currency.
    NO_PRICE_IN_CURRENCY,
    /// The parcel is heavier than the largest bracket.
    TOO_HEAVY
}
