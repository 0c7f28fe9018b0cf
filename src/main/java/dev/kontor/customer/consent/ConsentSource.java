package dev.kontor.customer.consent;

/// Where a consent was given or withdrawn.
public enum ConsentSource {
    /// By the customer in the account.
    ACCOUNT,
    /// By the customer during a checkout.
    CHECKOUT,
    /// By staff, for example after a call.
    STAFF,
    /// By staff, from another system.
    IMPORT
}
