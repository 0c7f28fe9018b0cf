package dev.kontor.identity.session;

/// Whether staff must have a second factor.
public enum StaffMfa {
    /// After signing in with the password alone, staff can only set up a second factor.
    REQUIRED,
    /// Only accounts with a second factor need it.
    OPTIONAL
}
