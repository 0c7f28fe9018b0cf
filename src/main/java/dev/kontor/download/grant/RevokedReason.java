package dev.kontor.download.grant;

/// Why a file cannot be downloaded any more.
enum RevokedReason {
    CANCELED,
    REFUNDED,
    BY_STAFF
}
