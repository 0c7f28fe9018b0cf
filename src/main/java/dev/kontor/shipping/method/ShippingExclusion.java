package dev.kontor.shipping.method;

/// Why a method is not available for a parcel.
enum ShippingExclusion {
    /// The method is inactive.
    NOT_ACTIVE,
    /// The destination is in another zone, or in none.
    OTHER_ZONE,
    /// The method has no price in the currency.
    NO_PRICE_IN_CURRENCY,
    /// The parcel is heavier than the last band.
    TOO_HEAVY,
    /// The value of the items is above the last band.
    VALUE_TOO_HIGH,
    /// The parcel has more units than the last band.
    TOO_MANY_UNITS
}
