package dev.kontor.identity.session;

/// Why a session ended before its time.
public enum EndReason {
    LOGOUT,
    /// A spent refresh token came again: somebody else has it.
    REUSE,
    PASSWORD,
    DISABLED,
    /// The second factors of the account changed.
    FACTORS,
    ENDED_BY_STAFF
}
