package dev.kontor.customer.consent;

/// Where a consent was given or withdrawn.
public enum ConsentSource {
    /// By the customer in the account.
    ACCOUNT,
    /// By the customer during a checkout.
    CHECKOUT,
    /// By staff, for example after a call.
    STAFF,
    /// By the owner of an e-mail address, with a link of a mail to it.
    EMAIL,
    /// By staff, from another system.
    IMPORT
}
