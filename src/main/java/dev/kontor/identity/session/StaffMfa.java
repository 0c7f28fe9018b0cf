package dev.kontor.identity.session;

/// Whether members of staff must have a second factor.
public enum StaffMfa {
    /// Who signed in with the password alone can do nothing but set up a second factor.
    REQUIRED,
    /// Who has set up a second factor is asked for it; the others are not.
    OPTIONAL
}
