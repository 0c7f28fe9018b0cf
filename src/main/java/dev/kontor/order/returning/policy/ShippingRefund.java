package dev.kontor.order.returning.policy;

/// The part of the shipping that is refunded with returned units.
public enum ShippingRefund {
    /// Nothing.
    NONE,
    /// The share of the returned units in the price of all units.
    PROPORTIONAL,
    /// All of it once all units of the order were returned or canceled; otherwise nothing.
    WHEN_COMPLETE
}
