package dev.kontor.download.grant;

/// Why a download was revoked.
enum RevokedReason {
    CANCELED,
    REFUNDED,
    /// A dispute was lost.
    DISPUTE_LOST,
    BY_STAFF
}
