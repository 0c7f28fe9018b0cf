package dev.kontor.media;

/// A file without a public URL. Its content is immutable.
///
/// @param name given by staff
/// @param bytes its size
public record PrivateFile(MediaId id, String name, long bytes) {}
