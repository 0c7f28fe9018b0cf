package dev.kontor.download.grant;

/// Whether a file is available.
enum DownloadStatus {
    AVAILABLE,
    /// The maximum number of downloads is reached.
    USED_UP,
    EXPIRED,
    /// The order was canceled or refunded, or staff revoked the download.
    REVOKED
}
