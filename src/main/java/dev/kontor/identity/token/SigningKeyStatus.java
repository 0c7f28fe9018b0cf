package dev.kontor.identity.token;

/// The life of a signing key.
enum SigningKeyStatus {
    /// Published, so that everybody knows it before it signs.
    NEXT,
    /// Signs.
    CURRENT,
    /// Signs no more; what it signed is good until it expires.
    RETIRED,
    /// Must not be trusted: nothing that it signed is good.
    WITHDRAWN
}
