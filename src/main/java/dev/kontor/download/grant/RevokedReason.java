package dev.kontor.download.grant;

/// Why a file cannot be downloaded any more.
enum RevokedReason {
    CANCELED,
    REFUNDED,
    /// The bank took the money back.
    DISPUTE_LOST,
    BY_STAFF
}
