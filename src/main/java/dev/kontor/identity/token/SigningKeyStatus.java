package dev.kontor.identity.token;

/// The states of a signing key.
enum SigningKeyStatus {
    /// Published, so that every verifier knows it before it signs.
    NEXT,
    /// Signs.
    CURRENT,
    /// No longer signs; what it signed is valid until it expires.
    RETIRED,
    /// Not trusted: nothing that it signed is valid.
    WITHDRAWN
}
