package dev.kontor.webhook.endpoint;

/// Why an endpoint gets nothing.
public enum DisabledReason {
    /// Staff switched it off.
    STAFF,
    /// The receiver answered 410.
    GONE,
    /// It has failed for three days.
    FAILING
}
