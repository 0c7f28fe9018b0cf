package dev.kontor.shipping;

/// Why a method is not available for a parcel.
public enum ShippingExclusion {
    /// The method is inactive.
    NOT_ACTIVE,
    /// The destination is in another zone, or in none.
    OTHER_ZONE,
    /// The method is for other channels.
    OTHER_CHANNEL,
    /// The customer is in none of the groups of the method.
    OTHER_CUSTOMER_GROUP,
    /// The method serves other postcodes, or the postcode is not known.
    POSTCODE_NOT_SERVED,
    /// The address lacks a postcode, as its country allows, and the method excludes or surcharges some there.
    POSTCODE_MISSING,
    /// The method does not serve this postcode.
    POSTCODE_EXCLUDED,
    /// The method has no rates for the shipping profile of an item.
    PROFILE_NOT_CARRIED,
    /// The method has no price in the currency.
    NO_PRICE_IN_CURRENCY,
    /// The parcel is heavier than the last band.
    TOO_HEAVY,
    /// The value of the items is above the last band.
    VALUE_TOO_HIGH,
    /// The parcel has more units than the last band.
    TOO_MANY_UNITS,
    /// The volume of the items is above the last band.
    TOO_LARGE,
    /// The carrier does not offer the service for the parcel.
    SERVICE_NOT_OFFERED,
    /// The price must be requested from the carrier.
    CARRIER_RATE_MISSING,
    /// The carrier does not respond, and the method is hidden until it does.
    CARRIER_UNAVAILABLE,
    /// The carrier does not respond, and carts with the method wait until it does.
    CARRIER_AWAITED,
    /// The method is for orders that the buyer collects at a pickup point.
    PICKUP_ONLY,
    /// The buyer collects the order, and the method ships it.
    NOT_FOR_PICKUP,
    /// The pickup point is inactive, closed for good, or was deleted.
    PICKUP_POINT_CLOSED,
    /// The pickup point belongs to other channels.
    PICKUP_POINT_IN_OTHER_CHANNEL,
    /// The address or the location of the pickup point changed after it was selected.
    PICKUP_POINT_CHANGED
}
