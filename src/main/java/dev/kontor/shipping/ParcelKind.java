package dev.kontor.shipping;

/// Who sends a parcel to whom.
public enum ParcelKind {
    /// The shop sends it to the buyer.
    SHIPMENT,
    /// The buyer sends it back to the shop.
    RETURN
}
