package dev.kontor.media;

/// Who can read the content of an item.
public enum MediaAccess {
    /// Anyone who has its URL.
    PUBLIC,
    /// Only callers authorized by another module: sold downloads.
    PRIVATE
}
