package dev.kontor.settings;

/// The subject of a policy of the shop.
public enum PolicyKind {
    /// Who runs the shop.
    IMPRINT,
    /// The terms of sale.
    TERMS,
    /// What happens with personal data.
    PRIVACY,
    /// How buyers withdraw from a purchase.
    WITHDRAWAL,
    /// What shipping costs and how long it takes.
    SHIPPING
}
