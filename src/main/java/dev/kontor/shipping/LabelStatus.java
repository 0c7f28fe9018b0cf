package dev.kontor.shipping;

/// The state of a label.
public enum LabelStatus {
    /// The carrier was called, and its response is not known yet.
    REQUESTED,
    BOUGHT,
    /// The carrier did not sell it.
    FAILED,
    /// The carrier was called to void it, and its response is not known yet.
    VOIDING,
    VOIDED
}
