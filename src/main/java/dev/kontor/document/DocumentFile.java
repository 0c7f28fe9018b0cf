package dev.kontor.document;

/// A file of a document.
///
/// @param name such as `INV-2026-1.pdf`
/// @param type media type
@SuppressWarnings("ArrayRecordComponent")
public record DocumentFile(String name, String type, byte[] content) {}
