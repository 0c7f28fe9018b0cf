package dev.kontor.shared.access;

/// Facts about the caller in an authentication, in addition to roles and permissions.
public final class Authorities {

    /// The caller has confirmed a factor within the last 15 minutes.
    public static final String RECENT_FACTOR = "FACTOR_RECENT";

    /// A second factor is required but not set up yet: the caller may only set one up.
    public static final String ENROLLING = "ENROLLING";

    private Authorities() {}
}
