package dev.kontor.document;

/// The state of the files of a document.
public enum FileStatus {
    /// They are being rendered.
    PENDING,
    /// They can be downloaded.
    READY,
    /// The last rendering failed; Kontor retries it.
    FAILED
}
