package dev.kontor.webhook.endpoint;

/// Why an endpoint is disabled.
public enum DisabledReason {
    /// Staff disabled it.
    STAFF,
    /// The receiver responded 410.
    GONE,
    /// It has failed for three days.
    FAILING
}
