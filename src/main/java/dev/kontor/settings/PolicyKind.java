package dev.kontor.settings;

/// The subject of a policy of the shop.
public enum PolicyKind {
    /// Who runs the shop.
    IMPRINT,
    /// The terms of sale.
    TERMS,
    /// The processing of personal data.
    PRIVACY,
    /// The right of buyers to withdraw from a purchase.
    WITHDRAWAL,
    /// Shipping costs and delivery times.
    SHIPPING
}
