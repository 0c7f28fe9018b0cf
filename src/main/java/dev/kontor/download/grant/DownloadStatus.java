package dev.kontor.download.grant;

/// Whether a file can be downloaded.
enum DownloadStatus {
    AVAILABLE,
    /// It was downloaded as often as it may be.
    USED_UP,
    EXPIRED,
    /// The order was canceled or its money went back, or staff have taken it away.
    REVOKED
}
