package dev.kontor.shared.access;

/// What an authentication says about its caller besides roles and permissions.
public final class Authorities {

    /// The caller has proven a factor within the last 15 minutes.
    public static final String RECENT_FACTOR = "FACTOR_RECENT";

    /// A second factor is required and not set up yet: nothing is open but to do so.
    public static final String ENROLLING = "ENROLLING";

    private Authorities() {}
}
