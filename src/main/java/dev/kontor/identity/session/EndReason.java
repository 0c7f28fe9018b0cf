package dev.kontor.identity.session;

/// Why a session ended early.
public enum EndReason {
    LOGOUT,
    /// A used refresh token was sent again: another client has it.
    REUSE,
    PASSWORD,
    DISABLED,
    /// The second factors of the account changed.
    FACTORS,
    ENDED_BY_STAFF
}
