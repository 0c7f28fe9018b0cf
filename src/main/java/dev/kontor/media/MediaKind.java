package dev.kontor.media;

/// What was uploaded.
public enum MediaKind {
    /// To be shown: browsers show it in place.
    IMAGE,
    /// To be saved: browsers never open it by themselves.
    FILE
}
