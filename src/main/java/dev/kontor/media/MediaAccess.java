package dev.kontor.media;

/// Who can have the content of something that was uploaded.
public enum MediaAccess {
    /// Everybody who has its address.
    PUBLIC,
    /// Nobody but those whom another part of the shop lets: what is sold as a download.
    PRIVATE
}
