package dev.kontor.customer.consent;

/// The status of a text.
public enum ConsentTextStatus {
    /// Can be changed and deleted; customers do not see it.
    DRAFT,
    /// Never changes.
    PUBLISHED
}
