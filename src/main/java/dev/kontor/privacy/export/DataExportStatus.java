package dev.kontor.privacy.export;

/// The status of an export.
enum DataExportStatus {
    /// The job is collecting the data.
    PREPARING,
    /// The archive can be downloaded.
    READY,
    /// The archive was deleted.
    EXPIRED
}
