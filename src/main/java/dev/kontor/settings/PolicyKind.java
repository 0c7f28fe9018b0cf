package dev.kontor.settings;

/// What a policy of the shop is about.
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
