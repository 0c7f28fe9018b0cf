package dev.kontor.media;

/// A small copy of a picture without transparency.
///
/// @param jpeg whether the content is JPEG; otherwise it is PNG
/// @param width in pixels
/// @param height in pixels
@SuppressWarnings("ArrayRecordComponent")
public record SmallPicture(byte[] content, boolean jpeg, int width, int height) {}
