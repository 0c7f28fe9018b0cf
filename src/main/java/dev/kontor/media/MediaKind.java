package dev.kontor.media;

/// The kind of an item.
public enum MediaKind {
    /// A picture: browsers display it.
    IMAGE,
    /// A file: browsers download it and never open it.
    FILE
}
