package dev.kontor.download.grant;

/// Why a download was revoked.
enum RevokedReason {
    CANCELED,
    REFUNDED,
    /// The buyer won a dispute, so the bank took the money back.
    DISPUTE_LOST,
    BY_STAFF
}
