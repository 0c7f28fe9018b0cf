package dev.kontor.media;

/// A file that nobody finds by an address. Nothing of its content ever changes.
///
/// @param name what staff call it
/// @param bytes how large it is
public record PrivateFile(MediaId id, String name, long bytes) {}
